import { formatDuration, formatExact, formatTime } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import type { Mark, Run } from '../../lib/run'
import { useNow } from '../../lib/use-now'
import { cx } from '../../ui/cx'
import styles from './timeline.module.css'

type Step = {
  key: string
  words: string
  title: string
  look: 'done' | 'waiting' | 'bad' | 'unknown' | 'idle'
}

/** A run as a line in time: sent, accepted, result. */
export function Timeline({ run }: { run: Run }) {
  const t = useT()
  const waiting =
    run.state === 'sending' ||
    ((run.state === 'started' || run.state === 'unknown') && run.sendTo === 'inbox' && !run.resultAt)
  const now = useNow(waiting ? 1000 : 60_000)
  const sentAt = run.sentAt === null ? run.createdAt : Date.parse(run.sentAt)
  const steps: Step[] = []
  const since = (ms: number) => `+${formatDuration(Math.max(0, ms - sentAt))}`
  const elapsed = formatDuration(Math.floor(Math.max(0, now - sentAt) / 1000) * 1000)

  const { mark } = run
  if (run.state === 'not-sent' && mark === null) {
    steps.push({ key: 'sent', words: t('timeline.notSent'), title: formatExact(run.createdAt), look: 'idle' })
  } else {
    const words = t('timeline.sent', { time: formatTime(sentAt) })
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
    if (run.resultAt !== null) {
      const words = t('timeline.result', { after: since(run.resultAt) })
      return { key: 'result', words, title: formatExact(run.resultAt), look: 'done' }
    }
    if (run.sendTo !== 'inbox') {
      return { key: 'result', words: t('timeline.elsewhere'), title: run.webhookUrl ?? '', look: 'idle' }
    }
    return { key: 'result', words: t('timeline.waitingResult', { elapsed }), title: '', look: 'waiting' }
  }

  return (
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
  )
}
