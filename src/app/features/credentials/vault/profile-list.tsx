import { KeyRound, Lock, Plus, Trash2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { Target } from '../../../../contract/target'
import { useT } from '../../../lib/i18n/i18n'
import { AUTO_LOCK_MINUTES } from '../../../lib/vault/content'
import { loadVault } from '../../../lib/vault/load-vault'
import type { VaultState } from '../../../lib/vault/state'
import { Button } from '../../../ui/button'
import { Segmented } from '../../../ui/segmented'
import { toasts } from '../../../ui/toast'
import { deleteProfile, setAutoLock } from '../edit-profiles'
import { vaultTrouble } from '../vault-trouble'
import { newProfile } from './new-profile'
import { ProfileRow } from './profile-row'
import type { VaultView } from './vault-dialog'
import styles from './vault-dialog.module.css'

type ProfileListProps = {
  vault: Extract<VaultState, { status: 'open' }>
  targets: readonly Target[]
  onView: (view: VaultView) => void
  onClose: () => void
}

/** What is in the open vault, and how it shuts. */
export function ProfileList({ vault, targets, onView, onClose }: ProfileListProps) {
  const t = useT()
  const autoLockId = useId()
  const { profiles, autoLockMinutes, headerRows } = vault.content
  const [trouble, setTrouble] = useState<string>()
  const add = useRef<HTMLButtonElement>(null)
  const change = (edit: Parameters<typeof vault.change>[0]) => {
    setTrouble(undefined)
    return vault.change(edit).catch((error) => setTrouble(t(vaultTrouble(error))))
  }
  const drafts = Object.keys(headerRows).length
  return (
    <div className={styles.form}>
      {profiles.length === 0 ? (
        <p className={styles.empty}>{t('vault.noProfiles')}</p>
      ) : (
        <ul className={styles.profiles} aria-label={t('vault.profiles')}>
          {profiles.map((profile) => (
            <ProfileRow
              key={profile.id}
              profile={profile}
              targets={targets}
              onUsed={onClose}
              onEdit={() => onView({ profile })}
              onDelete={async () => {
                await change(deleteProfile(profile.id))
                add.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
      <Button
        ref={add}
        data-autofocus=""
        className={styles.add ?? ''}
        onClick={() => onView({ profile: newProfile(profiles) })}
      >
        <Plus size={14} aria-hidden /> {t('vault.add')}
      </Button>
      {drafts > 0 ? <p className={styles.note}>{t('vault.headerValues', { count: drafts })}</p> : null}
      {trouble ? (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      ) : null}
      <div className={styles.settings}>
        <div>
          <div id={autoLockId} className={styles.label}>
            {t('vault.autoLock')}
          </div>
          <Segmented
            labelledBy={autoLockId}
            name="auto-lock"
            value={String(autoLockMinutes)}
            options={AUTO_LOCK_MINUTES.map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? t('vault.autoLock.never') : t('vault.autoLock.after', { minutes }),
            }))}
            onChange={(value) => {
              const minutes = AUTO_LOCK_MINUTES.find((one) => String(one) === value)
              if (minutes !== undefined) void change(setAutoLock(minutes))
            }}
          />
        </div>
        <div className={styles.links}>
          <Button size="small" look="quiet" onClick={() => onView('passphrase')}>
            <KeyRound size={13} aria-hidden /> {t('vault.changePassphraseDots')}
          </Button>
          <Button size="small" look="quiet" onClick={() => onView('forget')}>
            <Trash2 size={13} aria-hidden /> {t('vault.forgetDots')}
          </Button>
        </div>
      </div>
      <div className={styles.actions}>
        <Button
          onClick={async () => {
            ;(await loadVault()).lock()
            onClose()
            toasts.show(t('vault.nowLocked'))
          }}
        >
          <Lock size={14} aria-hidden /> {t('vault.lockNow')}
        </Button>
        <Button onClick={onClose}>{t('vault.done')}</Button>
      </div>
    </div>
  )
}
