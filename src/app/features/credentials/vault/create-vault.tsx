import { type FormEvent, useRef, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { loadVault } from '../../../lib/vault/load-vault'
import { Button } from '../../../ui/button'
import { vaultTrouble } from '../vault-trouble'
import { type NewPassphrase, NewPassphraseFields, newPassphraseProblem } from './new-passphrase-fields'
import styles from './vault-dialog.module.css'

type CreateVaultProps = { onClose: () => void; onCreated: () => void }

/** Asks for a passphrase twice, and says before that nothing replaces it. */
export function CreateVault({ onClose, onCreated }: CreateVaultProps) {
  const t = useT()
  const [typed, setTyped] = useState<NewPassphrase>({ passphrase: '', again: '' })
  const [tried, setTried] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setTried(true)
    const problem = newPassphraseProblem(typed)
    if (problem) {
      form.current?.querySelector<HTMLElement>(`[data-field=${problem.field}] input`)?.focus()
      return
    }
    setBusy(true)
    try {
      // Asks the browser not to throw this site's data away when the disk runs full; no answer changes anything here.
      void navigator.storage?.persist?.().catch(() => false)
      await (await loadVault()).create(typed.passphrase)
      onCreated()
    } catch (error) {
      setTrouble(t(vaultTrouble(error)))
      setBusy(false)
    }
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <p>{t('vault.create.what')}</p>
      <NewPassphraseFields typed={typed} onChange={setTyped} showProblems={tried} first />
      <p className={styles.warning}>{t('vault.create.noRecovery')}</p>
      {trouble ? (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button onClick={onClose}>{t('vault.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={busy}>
          {t(busy ? 'vault.sealing' : 'vault.create.go')}
        </Button>
      </div>
    </form>
  )
}
