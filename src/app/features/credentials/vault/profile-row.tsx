import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { parseAuthorization } from '../../../../contract/authorization'
import type { Target } from '../../../../contract/target'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import type { Profile } from '../../../lib/vault/content'
import { Button, IconButton } from '../../../ui/button'
import { tokenTail } from '../credential-store'
import { ProfileBadge } from '../profile-badge'
import { chooseProfile } from '../profile-choice'
import { useCredentials } from '../use-credentials'
import styles from './vault-dialog.module.css'

type ProfileRowProps = {
  profile: Profile
  targets: readonly Target[]
  onUsed: () => void
  onEdit: () => void
  onDelete: () => void
}

/** One profile in the list: use, edit, and delete in two steps, since nothing brings its secrets back. */
export function ProfileRow({ profile, targets, onUsed, onEdit, onDelete }: ProfileRowProps) {
  const t = useT()
  const [deleting, setDeleting] = useState(false)
  const inUse = useCredentials().profile?.id === profile.id
  const keep = useRef<HTMLButtonElement>(null)
  const remove = useRef<HTMLButtonElement>(null)
  const returning = useRef(false)
  useEffect(() => {
    if (deleting) keep.current?.focus()
    else if (returning.current) remove.current?.focus()
    returning.current = deleting
  }, [deleting])
  const { name } = profile

  if (deleting)
    return (
      <li className={styles.row}>
        <ProfileBadge large profile={profile} />
        <span className={styles.about}>{t(inUse ? 'vault.deleteInUse' : 'vault.deleteAsk', { name })}</span>
        <span className={styles.rowActions}>
          <Button ref={keep} size="small" onClick={() => setDeleting(false)}>
            {t('vault.keep')}
          </Button>
          <Button size="small" look="danger" onClick={onDelete}>
            {t('vault.delete')}
          </Button>
        </span>
      </li>
    )
  return (
    <li className={styles.row}>
      <ProfileBadge large profile={profile} />
      <span className={styles.about}>
        <span className={styles.profileName}>
          <PlainName text={name} />
        </span>
        <span className={styles.facts}>
          <ProfileFacts profile={profile} targets={targets} />
        </span>
      </span>
      <span className={styles.rowActions}>
        {inUse ? (
          <span className={styles.inUse}>✓ {t('vault.inUse')}</span>
        ) : (
          <Button
            size="small"
            aria-label={t('vault.useNamed', { name })}
            onClick={() => {
              chooseProfile(profile, targets)
              onUsed()
            }}
          >
            {t('vault.use')}
          </Button>
        )}
        <IconButton size="small" label={t('vault.editNamed', { name })} onClick={onEdit}>
          <Pencil size={14} aria-hidden />
        </IconButton>
        <IconButton
          ref={remove}
          size="small"
          label={t('vault.deleteNamed', { name })}
          onClick={() => setDeleting(true)}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </span>
    </li>
  )
}

function ProfileFacts({ profile, targets }: Pick<ProfileRowProps, 'profile' | 'targets'>) {
  const t = useT()
  const token = parseAuthorization(profile.authorization)
  const target = targets.find(({ id }) => id === profile.target)
  return (
    <>
      <span className="mono">{token.ok ? `••••${tokenTail(token.token)}` : t('shell.noToken')}</span>
      {target ? (
        <span>{t(target.simulated ? 'shell.simulated' : 'shell.live', { label: target.label })}</span>
      ) : null}
    </>
  )
}
