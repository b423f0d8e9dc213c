import { Check, ChevronDown, CircleDashed, KeyRound, Lock, LockOpen, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { parseAuthorization } from '../../../contract/authorization'
import { spellOut } from '../../../contract/misleading-text'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import { loadVault } from '../../lib/vault/load-vault'
import { useVault } from '../../lib/vault/state'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Menu, type MenuItem } from '../../ui/menu'
import { profileInUse, tokenTail } from './credential-store'
import { ProfileBadge } from './profile-badge'
import { chooseProfile } from './profile-choice'
import styles from './profile-pill.module.css'
import { useCredentials } from './use-credentials'
import { requestVault } from './vault-dialog-request'

type ProfilePillProps = {
  target: Target | undefined
  targets: readonly Target[]
  panelOpen: boolean
  onTogglePanel: () => void
}

/** As whom the next start goes. With a vault it opens a menu of profiles; without one it shows and hides the panel. */
export function ProfilePill({ target, targets, panelOpen, onTogglePanel }: ProfilePillProps) {
  const t = useT()
  const vault = useVault()
  const { profile } = useCredentials()
  const panel: MenuItem = {
    label: t(panelOpen ? 'vault.hidePanel' : 'vault.showPanel'),
    icon: <KeyRound size={14} aria-hidden />,
    separated: true,
    onSelect: onTogglePanel,
  }
  const menu = (items: MenuItem[], icon: ReactNode, words: ReactNode) => (
    <Menu
      look="plain"
      align="start"
      className={styles.pill ?? ''}
      label={t('vault.menu')}
      icon={icon}
      text={
        <>
          {words}
          <ChevronDown size={13} aria-hidden className={styles.chevron} />
        </>
      }
      items={[...items, panel]}
    />
  )
  switch (vault.status) {
    case 'open': {
      const profiles: MenuItem[] = vault.content.profiles.map((one) => ({
        label: spellOut(one.name),
        checked: one.id === profile?.id,
        icon: <ProfileBadge profile={one} />,
        hint: maskedTail(one.authorization),
        onSelect: () => chooseProfile(one, targets),
      }))
      const none: MenuItem = {
        label: t('vault.noProfile'),
        checked: profile === null,
        icon: <CircleDashed size={16} aria-hidden />,
        onSelect: () => chooseProfile(null, targets),
      }
      const manage: MenuItem = {
        label: t('vault.manage'),
        icon: <LockOpen size={14} aria-hidden />,
        separated: profiles.length > 0,
        onSelect: () => requestVault('profiles'),
      }
      const lock: MenuItem = {
        label: t('vault.lockNow'),
        icon: <Lock size={14} aria-hidden />,
        onSelect: () => void loadVault().then((vault) => vault.lock()),
      }
      return menu(
        [...profiles, ...(profiles.length > 0 ? [none] : []), manage, lock],
        profile ? <ProfileBadge profile={profile} /> : <KeyRound size={14} aria-hidden />,
        <PillWords target={target} />,
      )
    }
    case 'locked':
      return menu(
        [
          {
            label: t('vault.unlockMenu'),
            icon: <LockOpen size={14} aria-hidden />,
            onSelect: () => requestVault('unlock'),
          },
        ],
        <Lock size={14} aria-hidden />,
        <PillWords target={target} otherwise={t('vault.lockedPill')} />,
      )
    case 'unreadable':
      return menu(
        [
          {
            label: t('vault.unreadableMenu'),
            icon: <TriangleAlert size={14} aria-hidden />,
            onSelect: () => requestVault('profiles'),
          },
        ],
        <TriangleAlert size={14} aria-hidden />,
        <PillWords target={target} otherwise={t('vault.unreadablePill')} />,
      )
    default:
      return (
        <Button className={styles.pill ?? ''} aria-expanded={panelOpen} onClick={onTogglePanel}>
          <KeyRound size={14} aria-hidden />
          <PillWords target={target} />
        </Button>
      )
  }
}

/** `••••9f3a`, or nothing where there is no token long enough to have a tail. */
function maskedTail(authorization: string): string {
  const token = parseAuthorization(authorization)
  return token.ok ? `••••${tokenTail(token.token)}` : ''
}

type PillWordsProps = { target: Target | undefined; otherwise?: string }

/** The profile's name, the token's tail, and whether the target knows it. */
function PillWords({ target, otherwise }: PillWordsProps) {
  const t = useT()
  const credentials = useCredentials()
  const tail = maskedTail(credentials.authorization)
  const profile = profileInUse(credentials)
  const checked = credentials.check?.result.state === 'valid' && credentials.check.target === target?.id
  return (
    <>
      <span
        data-private={credentials.profile ? '' : undefined}
        className={cx(styles.name, !credentials.profile && !otherwise && styles.spare)}
      >
        {credentials.profile ? (
          <PlainName text={credentials.profile.name} />
        ) : tail ? (
          t('shell.credentials')
        ) : (
          (otherwise ?? t('shell.credentials'))
        )}
        {credentials.profile && !profile ? ` (${t('vault.edited')})` : null}
      </span>
      {tail ? (
        <span data-private="" className={cx(styles.tail, 'mono')}>
          {tail}
        </span>
      ) : null}
      {tail || otherwise || credentials.profile ? null : (
        <span className={styles.tail}>{t('shell.noToken')}</span>
      )}
      {checked ? (
        <span className={styles.checked}>
          <Check size={13} aria-hidden />
          <span className={styles.checkedWord}>{t('vault.checked')}</span>
        </span>
      ) : null}
    </>
  )
}
