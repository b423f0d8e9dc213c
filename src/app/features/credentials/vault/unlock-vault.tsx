import { type FormEvent, useRef, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { loadVault } from '../../../lib/vault/load-vault'
import type { LockReason } from '../../../lib/vault/state'
import { Button } from '../../../ui/button'
import { vaultTrouble } from '../vault-trouble'
import { PassphraseField } from './passphrase-field'
import styles from './vault-dialog.module.css'

type UnlockVaultProps = {
  why: LockReason | null
  onClose: () => void
  onForget: () => void
  onUnlocked: () => void
}

/** Asks for the passphrase. A wrong one is said beside the field and can be tried again at once. */
export function UnlockVault({ why, onClose, onForget, onUnlocked }: UnlockVaultProps) {
  const t = useT()
  const [passphrase, setPassphrase] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setTrouble(undefined)
    try {
      await (await loadVault()).unlock(passphrase)
      onUnlocked()
    } catch (error) {
      setTrouble(t(vaultTrouble(error)))
      setBusy(false)
      field.current?.focus()
      field.current?.select()
    }
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t(why ? `vault.locked.${why}` : 'vault.unlock.what')}</p>
      <PassphraseField
        ref={field}
        first
        label={t('vault.passphrase')}
        kind="current"
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value)
          setTrouble(undefined)
        }}
        error={trouble}
      />
      <div className={styles.actions}>
        <Button look="quiet" className={styles.aside ?? ''} onClick={onForget}>
          {t('vault.forgetDots')}
        </Button>
        <Button onClick={onClose}>{t('vault.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={busy}>
          {t(busy ? 'vault.unlocking' : 'vault.unlock')}
        </Button>
      </div>
    </form>
  )
}
