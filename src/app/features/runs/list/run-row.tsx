import { NotebookPen, Star } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'wouter'
import { explain } from '../../../../contract/explanations/explain'
import { spellOut } from '../../../../contract/misleading-text'
import { formatAgo, formatDuration, formatExact } from '../../../lib/format'
import { useLocale, useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { isoTime } from '../../../lib/possible-time'
import type { RunLine } from '../../../lib/run-index/run-line'
import { cx } from '../../../ui/cx'
import { MiddleClip } from '../../../ui/middle-clip'
import { setStar } from '../annotate-runs'
import { StateBadge } from '../state-badge'
import styles from './run-row.module.css'

type RunRowProps = {
  line: RunLine
  href: string
  selected: boolean
  now: number
  /** All columns on one line; else two lines, or three where it is narrow. */
  table: boolean
  /** The part in which the Tab key stops: `mark`, `star` or `run`; nothing where it stops in another row. */
  stop?: string | undefined
  /** With a box to mark it for comparing, exporting and the like. */
  marking?: { marked: boolean; onMark: (marked: boolean, range: boolean) => void } | undefined
}

/** One run on one line: what became of it, which automation, its id or why there is none, how long, when. */
export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { line, href, selected, now, table, stop, marking } = props
  const t = useT()
  // Where a row is narrower than before, the part may be gone.
  const part = (stop === 'mark' && marking) || (stop === 'star' && table) ? stop : stop && 'run'
  const partIs = (name: string) => ({ 'data-part': name, tabIndex: part === name ? 0 : -1 })
  return (
    <div className={cx(styles.holder, table && styles.table, selected && styles.selected)}>
      {marking ? (
        <input
          type="checkbox"
          {...partIs('mark')}
          className={styles.mark}
          aria-label={t('runs.mark', { run: line.executionId ?? line.automation })}
          checked={marking.marked}
          onChange={() => {}}
          onClick={(event) => marking.onMark(!marking.marked, event.shiftKey)}
        />
      ) : null}
      {table ? (
        <button
          type="button"
          {...partIs('star')}
          className={cx(styles.star, line.starred && styles.starred)}
          aria-pressed={line.starred}
          aria-label={t('runs.star')}
          title={t('runs.star')}
          onClick={() => void setStar([line.startId], !line.starred)}
        >
          <Star size={14} aria-hidden fill={line.starred ? 'currentColor' : 'none'} />
        </button>
      ) : null}
      <Link
        href={href}
        {...partIs('run')}
        className={cx(styles.row, !table && styles.card)}
        aria-current={selected ? 'true' : undefined}
        data-run={line.startId}
      >
        <StateBadge state={line.state} byHand={line.settledBy === 'operator'} />
        <What line={line} table={table} />
        <Detail line={line} table={table} />
        {table ? <Tags line={line} /> : null}
        <span className={cx(styles.time, 'num')} title={t('runs.column.accept')}>
          {line.acceptMs === null ? '—' : formatDuration(line.acceptMs)}
        </span>
        {table ? (
          <span className={cx(styles.time, 'num')} title={t('runs.column.result')}>
            {line.resultMs === null ? '—' : formatDuration(line.resultMs)}
          </span>
        ) : null}
        <time
          className={cx(styles.time, 'num')}
          dateTime={isoTime(line.createdAt) ?? undefined}
          title={formatExact(line.createdAt)}
        >
          {formatAgo(line.createdAt, now)}
        </time>
      </Link>
    </div>
  )
})

function What({ line, table }: { line: RunLine; table: boolean }) {
  const t = useT()
  return (
    <span className={styles.what}>
      <span className={styles.automation}>
        {line.simulated ? (
          <span className={styles.simulated} title={t('run.simulated')}>
            ◆<span className="visually-hidden">{t('run.simulated')}</span>
          </span>
        ) : (
          <span className={styles.live} title={line.target}>
            <span aria-hidden>●</span> {t('caution.row')}
            <span className="visually-hidden"> {line.target}</span>
          </span>
        )}{' '}
        {line.fromFile ? (
          <>
            <span className={styles.fromFile} title={t('runs.fromFileTitle')}>
              {t('runs.fromFile')}
            </span>{' '}
          </>
        ) : null}
        <PlainName text={line.automation} />
        {!table && line.starred ? (
          <span className={styles.starred} title={t('runs.starred')}>
            {' '}
            ★<span className="visually-hidden">{t('runs.starred')}</span>
          </span>
        ) : null}
      </span>
      <span data-private="" className={styles.project}>
        <PlainName text={line.project} />
      </span>
    </span>
  )
}

function Detail({ line, table }: { line: RunLine; table: boolean }) {
  const words = useWords(line)
  return (
    <span className={styles.detail}>
      {line.executionId ? (
        <MiddleClip text={spellOut(line.executionId)} className={styles.id ?? ''} />
      ) : (
        <span className="clip" title={spellOut(words, 'text')}>
          <PlainName text={words} reading="text" />
        </span>
      )}
      {line.summary || table ? <span className={styles.seed}>{line.summary}</span> : null}
    </span>
  )
}

function Tags({ line }: { line: RunLine }) {
  const t = useT()
  return (
    <span className={styles.tags}>
      {line.hasNote ? (
        <span title={t('runs.hasNote')} className={styles.note}>
          <NotebookPen size={13} aria-hidden />
          <span className="visually-hidden">{t('runs.hasNote')}</span>
        </span>
      ) : null}
      {line.tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          <PlainName text={tag} />
        </span>
      ))}
    </span>
  )
}

function useWords(line: RunLine): string {
  const t = useT()
  const locale = useLocale()
  if (line.damaged) return t('promises.damaged.row')
  if (line.finding !== null) return line.finding
  if (line.settledBy === 'delivery') return t('promises.provenByResult')
  return line.message ?? (line.reason ? explain(line.reason, locale).what : t('run.waitingForAnswer'))
}
