import { formatDuration } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import styles from './run-detail.module.css'
import { TextView } from './text-view'

/** What the platform answered, as it came. */
export function AnswerView({ run }: { run: Run }) {
  const t = useT()
  const { upstream } = run
  if (upstream === null) {
    return <p className={styles.none}>{t(run.state === 'sending' ? 'run.noAnswerYet' : 'run.noAnswer')}</p>
  }
  return (
    <>
      <p className={styles.line}>
        <b className="num">{upstream.status}</b> ·{' '}
        <PlainName text={upstream.contentType ?? t('run.noContentType')} reading="text" /> ·{' '}
        <span className="num">{formatDuration(upstream.durationMs)}</span>
        {upstream.truncated ? ` · ${t('run.truncated')}` : ''}
      </p>
      <TextView label={t('run.answer')} text={upstream.body} empty={t('run.emptyAnswer')} />
    </>
  )
}
