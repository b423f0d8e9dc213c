import { Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import type { HeaderRow } from '../../../../contract/header-rows'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { toasts } from '../../../ui/toast'
import { batchRunner } from '../run/batch-runner'
import { type BatchPlan, planQueue } from '../run/plan-queue'
import { formOf } from '../run/send-row'
import { findEarlier } from '../setup/find-earlier'
import { heldHeaders, holdHeaders } from '../setup/held-headers'
import { rowsOf } from '../setup/rows-of-batch'
import { StartDialog } from '../setup/start-dialog'
import type { BatchDetailProps } from './batch-detail'
import type { BatchView } from './batch-view'
import { type BatchStatus, isMoving, mayResume } from './use-batch-status'
import '../later-words'

/** A header whose value is not here: values do not enter into what makes two requests alike. */
const unheld = (name: string): HeaderRow => ({ name, value: '-' })

type WaysProps = Pick<
  BatchDetailProps,
  'batch' | 'goesTo' | 'runHref' | 'onSend' | 'onMissingCredentials'
> & { status: BatchStatus; view: BatchView }

/** Start, go on, pause, stop: what can be done now. */
export function Ways(props: WaysProps) {
  const { batch, status, view, onSend, onMissingCredentials } = props
  const { target, sendAs } = props.goesTo(batch.target.id)
  const t = useT()
  const [plan, setPlan] = useState<BatchPlan>()
  const resting = mayResume(status)
  // The rows that are shown follow a moment later: a batch that is through has none left to send or to wait for.
  const behind = batch.rest === 'done' ? 0 : view.counts.waiting + view.counts.sending
  const left = behind + view.counts['not-sent']
  // What was asked before another tab went on with it is not asked again by itself afterwards.
  if (plan && (!resting || left === 0)) setPlan(undefined)
  if (isMoving(status)) {
    return (
      <>
        <Button onClick={() => batchRunner.halt(batch.id, 'paused')}>
          <Pause size={14} aria-hidden /> {t('batch.pause')}
        </Button>
        <Button look="danger" onClick={() => batchRunner.halt(batch.id, 'stopped')}>
          <Square size={13} aria-hidden /> {t('batch.stop')}
        </Button>
      </>
    )
  }
  if (!resting || left === 0) return null
  const goesOn = batch.begunAt !== null
  const missing = heldHeaders(batch.id, batch.headerNames) === null ? batch.headerNames : []
  const ask = async () => {
    if (target === null) return toasts.show(t('batch.begin.noTarget', { target: batch.target.label }))
    if (sendAs === null) return onMissingCredentials()
    try {
      setPlan(await planQueue(batch))
    } catch {
      toasts.show(t('batch.begin.failed'))
    }
  }
  return (
    <>
      <Button look="primary" onClick={() => void ask()}>
        <Play size={14} aria-hidden /> {t(goesOn ? 'batch.goOn' : 'batch.startIt')}
      </Button>
      {plan && target && sendAs ? (
        <StartDialog
          facts={{ ...batch, target }}
          count={plan.queue.length}
          used={batch.limit - plan.left}
          limit={batch.limit}
          sendAs={sendAs}
          madeFor={batch.target}
          earlier={(over) => {
            const form = formOf(
              batch,
              heldHeaders(batch.id, batch.headerNames) ?? batch.headerNames.map(unheld),
            )
            return findEarlier({ form, target, exceptBatch: batch.id }, rowsOf(batch.id, plan.queue), over)
          }}
          missingHeaders={missing}
          mayRepeat={batch.retryOf === null ? 0 : view.rows.length}
          goesOn={goesOn}
          runHref={props.runHref}
          onStart={({ limit, count, trial, headers, without }) => {
            setPlan(undefined)
            if (missing.length > 0) holdHeaders(batch.id, headers)
            const all = missing.length > 0 ? headers : (heldHeaders(batch.id, batch.headerNames) ?? [])
            const leftOut = [...(batch.leftOut ?? []), ...without]
            onSend({ ...batch, limit, leftOut }, all, { count, trial })
          }}
          onClose={() => setPlan(undefined)}
        />
      ) : null}
    </>
  )
}
