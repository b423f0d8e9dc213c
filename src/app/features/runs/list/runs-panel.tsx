import { History, Maximize2, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Link, useLocation } from 'wouter'
import '../later-words'
import { useT } from '../../../lib/i18n/i18n'
import { openOverlay } from '../../../lib/overlay'
import { EVERY_RUN, isEveryRun, writeQuery } from '../../../lib/run-index/run-query'
import { Menu } from '../../../ui/menu'
import { DeletedLine } from '../deletion/deleted-line'
import { NamesFilter, StateFilter } from './filter-buttons'
import { ListState } from './list-state'
import { RunRows, type RunRowsHandle } from './run-rows'
import { SearchBox } from './search-box'
import { TinyChart } from './tiny-chart'
import styles from './toolbar.module.css'
import { useQuery } from './use-query'
import { useRunView } from './use-run-view'

type RunsPanelProps = { selected: string | null; hrefOf: (startId: string) => string }

/** The history beside the form: search, the two filters that are asked for most, and the newest runs. */
export default function RunsPanel({ selected, hrefOf }: RunsPanelProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const { query, setQuery } = useQuery()
  const list = useRunView(query, false)
  const rows = useRef<RunRowsHandle>(null)
  const shown = Array.from({ length: Math.min(list.total, 100) }, (_, at) => list.lineAt(at) ?? [])
  const search = String(writeQuery(query))
  const whole = `/runs${search && `?${search}`}`
  return (
    <>
      <h2 className="visually-hidden">{t('runs.heading')}</h2>
      <div className={styles.toolbar}>
        <SearchBox
          value={query.text}
          onChange={(text) => setQuery({ text })}
          onDown={() => rows.current?.focusFirst()}
        />
        <StateFilter facets={list.facets} query={query} setQuery={setQuery} />
        <NamesFilter facet="automation" facets={list.facets} query={query} setQuery={setQuery} />
        <span className={styles.end}>
          {list.total > 1 ? (
            <Link href={whole} className={styles.chart ?? ''} title={t('runs.openAll')}>
              <TinyChart lines={shown.flat()} />
            </Link>
          ) : null}
          <Menu
            label={t('runs.menu')}
            icon={<span aria-hidden>⋯</span>}
            items={[
              {
                label: t('runs.openAll'),
                icon: <Maximize2 size={14} aria-hidden />,
                onSelect: () => navigate(whole),
              },
              {
                label: t('runs.deletedList.open'),
                icon: <History size={14} aria-hidden />,
                onSelect: () => openOverlay('deleted'),
              },
              {
                label: t('runs.clear'),
                icon: <Trash2 size={14} aria-hidden />,
                danger: true,
                disabled: list.total === 0,
                onSelect: () => openOverlay('clear'),
              },
            ]}
          />
        </span>
      </div>
      <DeletedLine freshOnly />
      <ListState list={list} filtered={!isEveryRun(query)} onClear={() => setQuery(EVERY_RUN)} />
      {list.total > 0 ? <RunRows ref={rows} list={list} selected={selected} hrefOf={hrefOf} /> : null}
    </>
  )
}
