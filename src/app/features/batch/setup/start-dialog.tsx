import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { HeaderRow } from '../../../../contract/header-rows'
import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { type CheckedFacts, cautionOf } from '../../../lib/start/caution-of'
import { CheckFirst } from '../../../lib/start/check-first'
import { headerValueErrors } from '../../../lib/start/header-value-errors'
import { useBudgetStanding } from '../../../lib/start/use-budget-standing'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Cautions } from './cautions'
import { EstimateLine } from './estimate-line'
import type { Earlier } from './find-earlier'
import { HeaderValues } from './header-values'
import { NameToConfirm } from './name-to-confirm'
import { readCount } from './read-count'
import type { SendAs } from './send-as'
import styles from './setup.module.css'
import { useEarlier } from './use-earlier'
import { WhatIsSent } from './what-is-sent'
import { WritingProgress } from './writing-progress'
import '../later-words'

type StartDialogProps = {
  facts: Pick<Batch, 'target' | 'project' | 'automation' | 'pace'> & CheckedFacts
  /** Rows that may be sent now. */
  count: number
  /** As many have left already, of the limit. */
  used: number
  limit: number
  sendAs: SendAs
  /** The target as it was when the batch was made; null for a new one. */
  madeFor: Batch['target'] | null
  /** Finds the rows that went out before with the same request. */
  earlier: (over: AbortSignal) => Promise<Earlier>
  runHref: (startId: string) => string
  /** Names of headers whose values have to be given (again). */
  missingHeaders: readonly string[]
  /** Rows that may have started once already. */
  mayRepeat: number
  goesOn: boolean
  /** What is said of rows that are not among those counted. */
  leftOutRows?: ReactNode
  /** As many rows have been written down, once it is confirmed: closing calls it off. Null before. */
  writing?: number | null
  onStart: (choice: StartChoice) => void
  onClose: () => void
}

/**
 * What was confirmed. `limit`: the batch's own. `count`: the starts that may leave this time. `without`: rows that are left
 * out, by their places in the list.
 */
export type StartChoice = {
  limit: number
  count: number
  trial: boolean
  headers: HeaderRow[]
  without: readonly number[]
}

/** The last look before money is spent: how many, where, as whom, how long, at most how many; on a live target typed. */
export function StartDialog(props: StartDialogProps) {
  const { facts, used, sendAs, missingHeaders, mayRepeat, goesOn, onStart, onClose } = props
  const { profile } = sendAs
  const { target, automation } = facts
  const t = useT()
  const formId = useId()
  const [limit, setLimit] = useState(String(props.limit))
  const [typed, setTyped] = useState('')
  const [name, setName] = useState('')
  const [values, setValues] = useState(() => missingHeaders.map(() => ''))
  const [tried, setTried] = useState(false)
  const caution = target.simulated ? null : cautionOf(facts)
  const [checked, setChecked] = useState(false)
  const earlier = useEarlier(props.earlier)
  const [leaveOut, setLeaveOut] = useState(false)
  const without = leaveOut && typeof earlier === 'object' ? earlier.rows : []
  const count = props.count - without.length
  const most = readCount(limit)
  const now = most === null ? 0 : Math.min(count, Math.max(0, most - used))
  const confirmed = target.simulated || readCount(typed) === now
  const headers = missingHeaders.map((name, at) => ({ name, value: values[at] ?? '' }))
  const headerErrors = headerValueErrors(headers, 'batch.start.headerMissing')
  const mustName = !target.simulated && sendAs.confirmTyped
  const named = !mustName || name.trim() === automation.trim()
  const looked = caution === null || checked
  const budget = useBudgetStanding(target.simulated ? null : profile)
  const left = budget === null ? now : Math.min(now, Math.max(0, budget.limit - budget.used))
  const ready = now > 0 && confirmed && named && looked && headerErrors.every((error) => error === null)
  const writing = props.writing ?? null
  const start = (trial: boolean) => {
    if (writing !== null) return
    setTried(true)
    if (!ready || most === null) return
    onStart({ limit: most, count: trial ? 1 : now, trial, headers, without })
  }
  return (
    <Dialog
      title={t(goesOn ? 'batch.start.goOnTitle' : 'batch.start.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('batch.cancel')}</Button>
          {count > 1 ? (
            <Button aria-disabled={writing !== null} onClick={() => start(true)}>
              {t('batch.start.trial')}
            </Button>
          ) : null}
          <Button look="primary" type="submit" form={formId} aria-disabled={!ready || writing !== null}>
            {t(target.simulated ? 'batch.start.go' : 'batch.start.goPaid', { count: now })}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.confirm}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          start(false)
        }}
      >
        <WhatIsSent {...facts} count={now} profile={profile} />
        {props.leftOutRows}
        <EstimateLine facts={facts} count={left} />
        {caution ? (
          <>
            <CheckFirst caution={caution} facts={{ ...facts, profile }} />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={checked}
                onChange={(event) => setChecked(event.target.checked)}
              />
              {t('names.check.tick')}
            </label>
            {tried && !looked ? (
              <p role="alert" className={styles.fault}>
                {t('names.check.untick')}
              </p>
            ) : null}
          </>
        ) : null}
        <Cautions
          target={target}
          madeFor={props.madeFor}
          profile={profile}
          now={now}
          budget={budget}
          earlier={earlier}
          leftOut={leaveOut}
          onLeaveOut={setLeaveOut}
          runHref={props.runHref}
        />
        {mayRepeat > 0 ? (
          <p className={styles.warning}>{t('batch.start.mayRepeat', { count: mayRepeat })}</p>
        ) : null}
        <Field
          label={t('batch.start.limit')}
          hint={used > 0 ? t('batch.start.limitUsed', { count: used }) : t('batch.start.limitHint')}
          error={
            most === null
              ? t('batch.start.limitWrong')
              : now === 0
                ? t(count === 0 ? 'batch.start.allLeftOut' : 'batch.start.limitNone')
                : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={limit}
              onChange={(event) => setLimit(event.target.value)}
            />
          )}
        </Field>
        <HeaderValues
          names={missingHeaders}
          values={values}
          errors={tried ? headerErrors : []}
          onChange={setValues}
        />
        {mustName ? (
          <NameToConfirm profile={profile} value={name} wrong={tried && !named} onChange={setName} />
        ) : null}
        {target.simulated ? null : (
          <Field
            label={t('batch.start.type', { count: now })}
            className={styles.typed}
            error={tried && !confirmed ? t('batch.start.typeWrong', { count: now }) : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                data-autofocus=""
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        {writing === null ? null : <WritingProgress done={writing} total={count} />}
      </form>
    </Dialog>
  )
}
