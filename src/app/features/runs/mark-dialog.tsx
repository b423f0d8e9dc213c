import { type FormEvent, useId, useRef, useState } from 'react'
import { isExecutionId } from '../../../contract/reply'
import { useT } from '../../lib/i18n/i18n'
import type { MarkAs, Run } from '../../lib/run'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { toasts } from '../../ui/toast'
import styles from './mark-dialog.module.css'
import { markRun, unmarkRun } from './mark-run'
import './later-words'

type MarkDialogProps = {
  run: Run
  as: MarkAs
  /** Who is at work: the profile, as starts record it; offered as the name under which the mark is recorded. */
  operator: string | null
  onClose: () => void
  onMarked: () => void
}

/** Asks for what makes a mark worth something later: how the operator knows, and the id where there is one. */
export function MarkDialog({ run, as, operator, onClose, onMarked }: MarkDialogProps) {
  const t = useT()
  const formId = useId()
  const noteField = useRef<HTMLTextAreaElement>(null)
  const idField = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState('')
  const [executionId, setExecutionId] = useState('')
  const [name, setName] = useState(operator ?? '')
  const [tried, setTried] = useState(false)
  const [fault, setFault] = useState<'changed' | 'failed'>()

  const id = executionId.trim()
  const by = name.trim() || null
  const idBad = id !== '' && !isExecutionId(id)
  const noteMissing = note.trim() === ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (idBad) return idField.current?.focus()
    if (noteMissing) return noteField.current?.focus()
    try {
      const finding = { as, executionId: id || null, note: note.trim(), by }
      if (!(await markRun(run.startId, finding))) return setFault('changed')
    } catch {
      return setFault('failed')
    }
    onMarked()
    toasts.show(t('promises.marked.done'), { label: t('undo'), run: () => void unmarkRun(run.startId) })
  }
  return (
    <Dialog
      title={t(`promises.markDialog.${as}`)}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('promises.markDialog.cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t(`promises.markDialog.confirm.${as}`)}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {as === 'started' ? (
          <Field
            label={t('promises.markDialog.id')}
            error={tried && idBad ? t('promises.markDialog.idBad') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                ref={idField}
                mono
                value={executionId}
                onChange={(event) => setExecutionId(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('promises.markDialog.name')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('promises.markDialog.note')}
          hint={t('promises.markDialog.noteHint')}
          error={tried && noteMissing ? t('promises.markDialog.noteMissing') : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              ref={noteField}
              data-autofocus
              required
              rows={3}
              maxLength={2000}
              className={styles.note}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <p className={styles.record}>
          {by === null ? t('promises.markDialog.byNobody') : t('promises.markDialog.by', { who: by })}{' '}
          {t('promises.markDialog.kept')}
        </p>
        {fault ? (
          <p role="alert" className={styles.fault}>
            {t(`promises.markDialog.${fault}`)}
          </p>
        ) : null}
      </form>
    </Dialog>
  )
}
