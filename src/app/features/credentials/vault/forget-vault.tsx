import { type FormEvent, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { loadVault } from '../../../lib/vault/load-vault'
import { Button } from '../../../ui/button'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { toasts } from '../../../ui/toast'
import { vaultTrouble } from '../vault-trouble'
import styles from './vault-dialog.module.css'

type ForgetVaultProps = { onBack: () => void; onForgotten: () => void }

/** Removes the vault, once a word was typed: it can't be undone, and works without the passphrase. */
export function ForgetVault({ onBack, onForgotten }: ForgetVaultProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const word = t('vault.forget.word')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim().toLowerCase() !== word) {
      setTrouble(t('vault.forget.typeIt', { word }))
      return
    }
    try {
      await (await loadVault()).forget()
      toasts.show(t('vault.forgotten'))
      onForgotten()
    } catch (error) {
      setTrouble(t(vaultTrouble(error)))
    }
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('vault.forget.what')}</p>
      <Field label={t('vault.forget.typeIt', { word })} error={trouble}>
        {(control) => (
          <Input
            {...control}
            data-autofocus=""
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              setTrouble(undefined)
            }}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button onClick={onBack}>{t('vault.back')}</Button>
        <Button look="danger" type="submit">
          {t('vault.forget.go')}
        </Button>
      </div>
    </form>
  )
}
