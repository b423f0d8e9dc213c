import './later-words'
import { type FormEvent, useId, useState } from 'react'
import { openDatabase } from '../../lib/database'
import { useT } from '../../lib/i18n/i18n'
import { dayOf } from '../../lib/local-day'
import {
  type Budget,
  type BudgetStanding,
  budgetSchema,
  readBudget,
  writeBudget,
} from '../../lib/start/budget'
import { useLive } from '../../lib/use-live'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { toasts } from '../../ui/toast'
import styles from './caution-dialog.module.css'

type BudgetDialogProps = {
  profile: string
  /** A start was just stopped by the limit; without it the limit itself is set. */
  stopped: BudgetStanding | null
  onClose: () => void
  /** Raised for today: the start may go out now. */
  onRaised: () => void
}

/** Sets the daily limit of a profile, or raises it for today after it has stopped a start. */
export default function BudgetDialog(props: BudgetDialogProps) {
  const { profile } = props
  const budget = useLive((db) => readBudget(db, profile), profile)
  if (budget.status !== 'ready') return null
  return <Form {...props} budget={budget.value} />
}

function Form({
  profile,
  stopped,
  budget,
  onClose,
  onRaised,
}: BudgetDialogProps & { budget: Budget | null }) {
  const t = useT()
  const formId = useId()
  const least = stopped ? stopped.used + 1 : 1
  const [text, setText] = useState(() => String(stopped ? least : (budget?.perDay ?? 20)))
  const [trouble, setTrouble] = useState<string>()

  const keep = async (next: Budget | null, then: () => void) => {
    try {
      const { db } = await openDatabase()
      await writeBudget(db, profile, next)
      then()
    } catch {
      setTrouble(t('caution.budget.failed'))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const count = budgetSchema.shape.perDay.safeParse(Number(text))
    if (!count.success || text.trim() === '' || count.data < least) {
      setTrouble(t('caution.budget.wrong', { min: least }))
      return
    }
    const limit = count.data
    if (stopped)
      void keep({ perDay: budget?.perDay ?? limit, raised: { day: dayOf(Date.now()), to: limit } }, onRaised)
    else
      void keep({ perDay: limit, raised: null }, () => {
        onClose()
        toasts.show(t('caution.budget.saved', { profile, limit }))
      })
  }
  const remove = () =>
    keep(null, () => {
      onClose()
      toasts.show(t('caution.budget.removed', { profile }))
    })

  return (
    <Dialog
      title={t(stopped ? 'caution.budget.reachedTitle' : 'caution.budget.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        stopped ? (
          <>
            <Button look="danger" type="submit" form={formId}>
              {t('caution.budget.raise')}
            </Button>
            <Button look="primary" onClick={onClose} data-autofocus>
              {t('caution.budget.cancel')}
            </Button>
          </>
        ) : (
          <>
            {budget ? <Button onClick={remove}>{t('caution.budget.remove')}</Button> : null}
            <Button look="primary" type="submit" form={formId}>
              {t('caution.budget.save')}
            </Button>
          </>
        )
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        {stopped ? (
          <p className={styles.warning}>
            {t('caution.budget.what', { used: stopped.used, limit: stopped.limit, profile })}
          </p>
        ) : null}
        <Field
          label={t(stopped ? 'caution.budget.raiseTo' : 'caution.budget.perDay')}
          error={trouble}
          hint={t('caution.budget.about', { profile })}
        >
          {(control) => (
            <Input
              {...control}
              className={styles.count ?? ''}
              inputMode="numeric"
              value={text}
              data-autofocus={stopped ? undefined : true}
              onChange={(event) => {
                setText(event.target.value)
                setTrouble(undefined)
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
