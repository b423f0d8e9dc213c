import { Lock, LockOpen, TriangleAlert } from 'lucide-react'
import { useT } from '../../lib/i18n/i18n'
import type { VaultState } from '../../lib/vault/state'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { toasts } from '../../ui/toast'
import { type Credentials, credentialStore, profileInUse } from './credential-store'
import styles from './credentials-panel.module.css'
import { editProfile } from './edit-profiles'
import { requestVault } from './vault-dialog-request'
import { vaultTrouble } from './vault-trouble'

type VaultLineProps = { vault: VaultState; credentials: Credentials }

/** Where the values in the fields are kept, and the next step towards keeping them better. */
export function VaultLine({ vault, credentials }: VaultLineProps) {
  const t = useT()
  const empty = credentials.authorization + credentials.apiKey === ''
  switch (vault.status) {
    case 'unread':
    case 'unavailable':
    case 'none':
      return (
        <>
          <KeepBox keep={credentials.keep} />
          <Button size="small" look="quiet" onClick={() => requestVault('new-profile')}>
            <Lock size={13} aria-hidden /> {t('vault.offer')}
          </Button>
        </>
      )
    case 'locked':
      return (
        <>
          <span className={cx(styles.place, styles.quiet)}>
            <Lock size={13} aria-hidden /> {t(vault.why ? `vault.locked.${vault.why}` : 'vault.locked')}
          </span>
          <Button size="small" onClick={() => requestVault('unlock')}>
            {t('vault.unlockDots')}
          </Button>
          {empty ? null : <KeepBox keep={credentials.keep} />}
        </>
      )
    case 'unreadable':
      return (
        <>
          <span className={cx(styles.place, styles.bad)}>
            <TriangleAlert size={13} aria-hidden /> {t(`vault.unreadable.${vault.why}`)}
          </span>
          <Button size="small" onClick={() => requestVault('profiles')}>
            {t('vault.unreadableLook')}
          </Button>
          <KeepBox keep={credentials.keep} />
        </>
      )
    case 'open': {
      const { profile } = credentials
      if (!profile)
        return (
          <>
            <KeepBox keep={credentials.keep} />
            <Button
              size="small"
              look="quiet"
              onClick={() => requestVault(empty ? 'profiles' : 'new-profile')}
            >
              <LockOpen size={13} aria-hidden /> {t(empty ? 'vault.manage' : 'vault.saveAsProfile')}
            </Button>
          </>
        )
      if (profileInUse(credentials))
        return (
          <span className={styles.place}>
            <LockOpen size={13} aria-hidden /> {t('vault.fromVault')}
          </span>
        )
      const save = () => {
        const { authorization, apiKey } = credentials
        vault.change(editProfile({ ...profile, authorization, apiKey })).then(
          () => toasts.show(t('vault.savedTo', { name: profile.name })),
          (error) => toasts.show(t(vaultTrouble(error))),
        )
      }
      return (
        <>
          <span className={cx(styles.place, styles.pending)}>
            {t('vault.differs', { name: profile.name })}
          </span>
          <span className={styles.choices}>
            <Button size="small" onClick={save}>
              {t('vault.saveChanges')}
            </Button>
            <Button size="small" look="quiet" onClick={() => credentialStore.take(profile)}>
              {t('vault.discardChanges')}
            </Button>
          </span>
        </>
      )
    }
  }
}

function KeepBox({ keep }: { keep: boolean }) {
  const t = useT()
  return (
    <label className={styles.keep}>
      <input
        type="checkbox"
        checked={keep}
        onChange={(event) => credentialStore.set({ keep: event.target.checked })}
      />
      {t('credentials.keep')}
    </label>
  )
}
