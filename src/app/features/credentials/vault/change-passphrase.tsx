import { type FormEvent, useRef, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { loadVault } from '../../../lib/vault/load-vault'
import { Button } from '../../../ui/button'
import { toasts } from '../../../ui/toast'
import { vaultTrouble } from '../vault-trouble'
import { NewPassphraseFields, newPassphraseProblem } from './new-passphrase-fields'
import { PassphraseField } from './passphrase-field'
import styles from './vault-dialog.module.css'

/** Seals the vault under another passphrase. The present one is asked for, even though the vault is open. */
export function ChangePassphrase({ onDone }: { onDone: () => void }) {
  const t = useT()
  const [current, setCurrent] = useState('')
  const [typed, setTyped] = useState({ passphrase: '', again: '' })
  const [tried, setTried] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focus = (field: string) =>
    form.current?.querySelector<HTMLElement>(`[data-field=${field}] input`)?.focus()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setTried(true)
    const problem = newPassphraseProblem(typed)
    if (problem) return focus(problem.field)
    setBusy(true)
    setTrouble(undefined)
    try {
      await (await loadVault()).changePassphrase(current, typed.passphrase)
      toasts.show(t('vault.passphraseChanged'))
      onDone()
    } catch (error) {
      setTrouble(t(vaultTrouble(error)))
      setBusy(false)
      focus('current')
    }
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      <div data-field="current">
        <PassphraseField
          first
          label={t('vault.currentPassphrase')}
          kind="current"
          value={current}
          onChange={(value) => {
            setCurrent(value)
            setTrouble(undefined)
          }}
          error={trouble}
        />
      </div>
      <NewPassphraseFields typed={typed} onChange={setTyped} showProblems={tried} />
      <p className={styles.note}>{t('vault.create.noRecovery')}</p>
      <div className={styles.actions}>
        <Button onClick={onDone}>{t('vault.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={busy}>
          {t(busy ? 'vault.sealing' : 'vault.changePassphrase')}
        </Button>
      </div>
    </form>
  )
}
