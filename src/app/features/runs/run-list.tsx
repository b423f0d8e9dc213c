import { Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { useLive } from '../../lib/use-live'
import { useNow } from '../../lib/use-now'
import { Button } from '../../ui/button'
import { Menu } from '../../ui/menu'
import { clearRuns } from './delete-runs'
import styles from './run-list.module.css'
import { RunRow } from './run-row'

const PAGE = 100

type RunListProps = {
  selected: string | null
  /** The address of a run's detail, keeping the page. */
  hrefOf: (startId: string) => string
}

/** The history, newest first, live across tabs. */
export function RunList({ selected, hrefOf }: RunListProps) {
  const t = useT()
  const now = useNow(20_000)
  const [limit, setLimit] = useState(PAGE)
  const runs = useLive(
    (db) =>
      db.runs
        .orderBy('createdAt')
        .reverse()
        .limit(limit + 1)
        .toArray(),
    `newest ${limit}`,
  )
  if (runs.status === 'failed') {
    return (
      <div className={styles.note} role="alert">
        {t('runs.failed')}
      </div>
    )
  }
  const rows = runs.value ?? []
  return (
    <>
      <header className={styles.header}>
        <h2>{t('runs.heading')}</h2>
        <Menu
          label={t('runs.menu')}
          icon={<span aria-hidden>⋯</span>}
          items={[
            {
              label: t('runs.clear'),
              icon: <Trash2 size={14} aria-hidden />,
              danger: true,
              disabled: rows.length === 0,
              onSelect: () => void clearRuns(t),
            },
          ]}
        />
      </header>
      {runs.status === 'ready' && rows.length === 0 ? (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>{t('runs.emptyTitle')}</p>
          <p>{t('runs.empty')}</p>
        </div>
      ) : (
        <ol className={styles.list} onKeyDown={moveBetweenRows}>
          {rows.slice(0, limit).map((run) => (
            <RunRow
              key={run.startId}
              run={run}
              href={hrefOf(run.startId)}
              selected={run.startId === selected}
              now={Math.max(now, run.createdAt)}
            />
          ))}
          {rows.length > limit ? (
            <li className={styles.more}>
              <Button look="quiet" onClick={() => setLimit(limit + PAGE)}>
                {t('runs.more')}
              </Button>
            </li>
          ) : null}
        </ol>
      )}
    </>
  )
}

function moveBetweenRows(event: KeyboardEvent<HTMLOListElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-run]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}
