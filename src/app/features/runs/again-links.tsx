import { Link } from 'wouter'
import { formatMoment } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import { useLive } from '../../lib/use-live'
import styles from './again-links.module.css'
import { StateBadge } from './state-badge'

/** A run that was sent again and the one that did: each leads to the other. */
export function AgainLinks({ run, hrefOf }: { run: Run; hrefOf: (startId: string) => string }) {
  const t = useT()
  const linked = useLive(
    async (db) => ({
      first: run.againOf === null ? undefined : await db.runs.get(run.againOf),
      later: await db.runs.where('againOf').equals(run.startId).sortBy('createdAt'),
    }),
    run.startId,
  )
  const { first, later = [] } = linked.value ?? {}
  if (!first && later.length === 0) return null
  const line = (other: Run, words: 'promises.link.of' | 'promises.link.as') => (
    <li key={other.startId}>
      {t(words, { time: formatMoment(other.createdAt) })}{' '}
      <Link href={hrefOf(other.startId)} className={styles.link}>
        <StateBadge state={other.state} byHand={other.settledBy === 'operator'} />
        {other.executionId ? (
          <span className="mono">
            <PlainName text={other.executionId} />
          </span>
        ) : null}
        <span className="visually-hidden">
          {t('promises.link.show', { time: formatMoment(other.createdAt) })}
        </span>
      </Link>
    </li>
  )
  return (
    <ul className={styles.links}>
      {first ? line(first, 'promises.link.of') : null}
      {later.map((other) => line(other, 'promises.link.as'))}
    </ul>
  )
}
