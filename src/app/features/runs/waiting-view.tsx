import type { ReactNode } from 'react'
import { isPrivateHost } from '../../../contract/webhook-url'
import { formatElapsed } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { useInboxState } from '../../lib/inbox-state'
import type { Run } from '../../lib/run'
import { sentTimeOf } from '../../lib/sent-time'
import { useNow } from '../../lib/use-now'
import styles from './result-view.module.css'

/** From then on a wait is called unusually long. */
export const LONG_WAIT_MS = 5 * 60_000

/** The wait for a result: how long already, what is known to be in its way, and after a while what to check. */
export function WaitingView({ run, help }: { run: Run; help: ReactNode }) {
  const t = useT()
  const now = useNow(1000)
  const inbox = useInboxState()
  const sentAt = sentTimeOf(run)
  const waited = now - sentAt
  const elapsed = formatElapsed(waited)
  const isLong = waited >= LONG_WAIT_MS
  const url = run.webhookUrl !== null && URL.canParse(run.webhookUrl) ? new URL(run.webhookUrl) : null
  const isUnreachable = url !== null && !run.target.simulated && isPrivateHost(url.hostname)
  return (
    <div className={styles.waiting}>
      <p className={isLong ? styles.long : styles.strong}>
        <span className="num">{t(isLong ? 'result.longTitle' : 'result.waitingTitle', { elapsed })}</span>
      </p>
      {inbox.writable ? null : <p className={styles.warning}>{t('inbox.notWritable')}</p>}
      {inbox.phase === 'reconnecting' ? <p className={styles.warning}>{t('result.reconnecting')}</p> : null}
      {isUnreachable ? (
        <p className={styles.warning}>
          {t('result.unreachable', { host: url.host, target: run.target.label })}
        </p>
      ) : null}
      {isLong ? (
        <>
          <p>{t('result.longIntro')}</p>
          <ul className={styles.checks}>
            {run.state === 'unknown' ? <li>{t('result.longUnproven')}</li> : null}
            {run.target.simulated ? (
              <li>{t('result.longSim')}</li>
            ) : (
              <>
                <li>{t('result.longRunning')}</li>
                <li>{t('result.longReach', { url: url?.origin ?? '' })}</li>
              </>
            )}
          </ul>
        </>
      ) : (
        <p>{t(run.target.simulated ? 'result.waitingSim' : 'result.waiting')}</p>
      )}
      {isLong || isUnreachable ? help : null}
    </div>
  )
}
