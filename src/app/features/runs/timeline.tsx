import { spellAddress } from '../../../contract/host-forms'
import { isVerified } from '../../lib/delivery'
import { formatDuration, formatElapsed, formatExact, formatMoment, isAhead } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { isOwnRun } from '../../lib/own-run'
import type { Mark, Run } from '../../lib/run'
import { sentTimeOf } from '../../lib/sent-time'
import { useLive } from '../../lib/use-live'
import { useNow } from '../../lib/use-now'
import { cx } from '../../ui/cx'
import styles from './timeline.module.css'
import { LONG_WAIT_MS } from './waiting-view'

type Step = {
  key: string
  words: string
  title: string
  look: 'done' | 'waiting' | 'bad' | 'unknown' | 'idle'
}

/** A run as a line in time: sent, accepted, result. */
export function Timeline({ run }: { run: Run }) {
  const t = useT()
  const came = useDeliveryTimes(run)
  // The run of a file had the inbox of another browser.
  const comesHere = run.sendTo === 'inbox' && isOwnRun(run)
  const waiting =
    run.state === 'sending' ||
    ((run.state === 'started' || run.state === 'unknown') && comesHere && !run.resultAt)
  const now = useNow(waiting ? 1000 : 60_000)
  const sentAt = sentTimeOf(run)
  const steps: Step[] = []
  const since = (ms: number) => `+${formatDuration(Math.max(0, ms - sentAt))}`
  const elapsed = formatElapsed(now - sentAt)

  const { mark } = run
  if (run.state === 'not-sent' && mark === null) {
    const words = `${t('timeline.notSent')} · ${formatMoment(run.createdAt)}`
    steps.push({ key: 'sent', words, title: formatExact(run.createdAt), look: 'idle' })
  } else {
    const sent = t('timeline.sent', { time: formatMoment(sentAt) })
    const words = isAhead(sentAt, now) ? `${sent} (${t('timeline.ahead')})` : sent
    steps.push({ key: 'sent', words, title: formatExact(sentAt), look: 'done' })
    steps.push(answerStep())
    if (mark && run.settledBy === 'operator') steps.push(markStep(mark))
    if (run.state === 'started' || run.state === 'unknown') steps.push(resultStep())
  }

  function answerStep(): Step {
    if (run.state === 'sending')
      return { key: 'answer', words: t('timeline.waitingAnswer', { elapsed }), title: '', look: 'waiting' }
    const at = run.settledAt === null ? sentAt : Date.parse(run.settledAt)
    // What a delivery or the operator settled was unknown when the answer should have come.
    const state = run.settledBy === null ? run.state : 'unknown'
    const look = state === 'started' ? 'done' : state === 'rejected' ? 'bad' : 'unknown'
    const words = t(`timeline.${look === 'done' ? 'accepted' : look === 'bad' ? 'rejected' : 'unknown'}`)
    const after = run.upstream ? `+${formatDuration(run.upstream.durationMs)}` : since(at)
    return { key: 'answer', words: `${words} ${after}`, title: formatExact(at), look }
  }
  function markStep({ as, at }: Mark): Step {
    const words = t(`promises.timeline.${as}`)
    return { key: 'mark', words, title: formatExact(at), look: as === 'started' ? 'done' : 'idle' }
  }
  function resultStep(): Step {
    const resultAt = came?.verifiedAt ?? run.resultAt
    if (resultAt !== null) {
      const after = since(resultAt)
      const isProof = run.settledBy === 'delivery'
      const isUnverified = came !== undefined && came.count > 0 && came.verifiedAt === null
      const words = t(`timeline.${isProof ? 'proved' : isUnverified ? 'unverified' : 'result'}`, { after })
      return { key: 'result', words, title: formatExact(resultAt), look: isUnverified ? 'unknown' : 'done' }
    }
    if (!comesHere) {
      return {
        key: 'result',
        words: t('timeline.elsewhere'),
        title: spellAddress(run.webhookUrl ?? ''),
        look: 'idle',
      }
    }
    const isLong = now - sentAt >= LONG_WAIT_MS
    const words = t(isLong ? 'timeline.waitingLong' : 'timeline.waitingResult', { elapsed })
    return { key: 'result', words, title: '', look: isLong ? 'unknown' : 'waiting' }
  }

  return (
    <div className={styles.frame}>
      <ol className={styles.timeline} aria-label={t('timeline.label')}>
        {steps.map((step) => (
          <li
            key={step.key}
            className={cx(styles.step, styles[step.look], 'num')}
            title={step.title || undefined}
          >
            <span className={styles.dot} aria-hidden="true" />
            {step.words}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** How many deliveries are kept, and when the first one came that brought the run's secret. */
function useDeliveryTimes(run: Run): { count: number; verifiedAt: number | null } | undefined {
  const live = useLive(async (db) => {
    const all = await db.deliveries.where('startId').equals(run.startId).sortBy('firstReceivedAt')
    const verified = all.find((delivery) => isVerified(run, delivery))
    return { count: all.length, verifiedAt: verified ? Date.parse(verified.firstReceivedAt) : null }
  }, run.startId)
  return live.value
}
