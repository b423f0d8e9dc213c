import { StrongName } from '../../lib/plain-name'
import './later-words'
import { type FormEvent, useId, useState } from 'react'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { Words } from '../../lib/i18n/words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import styles from './caution-dialog.module.css'

type TypedDialogProps = {
  automation: string
  project: string
  target: Target
  profile: string
  onClose: () => void
  onConfirm: () => void
}

/** For profiles that ask for it: a paid run starts only after its automation’s name was typed. */
export default function TypedDialog(props: TypedDialogProps) {
  const { automation, project, target, profile, onClose, onConfirm } = props
  const t = useT()
  const formId = useId()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === automation) onConfirm()
    else setWrong(true)
  }
  return (
    <Dialog
      title={t('caution.typed.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('caution.typed.cancel')}</Button>
          <Button type="submit" form={formId} className={styles.confirm ?? ''}>
            {t('caution.typed.confirm')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <p>
          <Words
            id="caution.typed.what"
            parts={{
              profile: <StrongName text={profile} />,
              automation: <StrongName text={automation} />,
              project: <StrongName text={project} />,
              target: <b>{target.label}</b>,
            }}
          />
        </p>
        <Field label={t('caution.typed.field')} error={wrong ? t('caution.typed.wrong') : undefined}>
          {(control) => (
            <Input
              {...control}
              mono
              data-autofocus
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setWrong(false)
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
