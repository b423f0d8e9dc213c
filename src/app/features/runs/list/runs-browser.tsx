import { ChartColumn, Download, HardDrive, History, Trash2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type Action, useActions } from '../../../lib/actions'
import { useT } from '../../../lib/i18n/i18n'
import { openOverlay } from '../../../lib/overlay'
import { askIndex } from '../../../lib/run-index/index-client'
import { EVERY_RUN, isEveryRun } from '../../../lib/run-index/run-query'
import { Button } from '../../../ui/button'
import { LazyPart } from '../../../ui/lazy-part'
import { Menu } from '../../../ui/menu'
import { DeletedLine } from '../deletion/deleted-line'
import '../later-words'
import { exportItems } from './export-items'
import { NamesFilter, StateFilter } from './filter-buttons'
import { chipsOf, FilterChips } from './filter-chips'
import styles from './filters.module.css'
import { ListState } from './list-state'
import { MarkedBar } from './marked-bar'
import { MoreFilter } from './more-filter'
import { RunRows, type RunRowsHandle } from './run-rows'
import { SearchBox } from './search-box'
import { TimeFilter } from './time-filter'
import toolbar from './toolbar.module.css'
import { useCharts } from './use-charts'
import { useMarks } from './use-marks'
import { useQuery } from './use-query'
import { useRunView } from './use-run-view'
import { ViewsMenu } from './views-menu'

type RunsBrowserProps = {
  selected: string | null
  hrefOf: (startId: string) => string
  onCompare: (before: string, after: string) => void
}

const loadImport = () => import('../transfer/import-dialog')
const loadCharts = () => import('../charts/charts-panel')

/** The whole history: every filter, kept views, charts over what is in view, and what can be done with many runs at once. */
export default function RunsBrowser({ selected, hrefOf, onCompare }: RunsBrowserProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const { query, setQuery } = useQuery()
  const list = useRunView(query, true)
  const marks = useMarks(list)
  const rows = useRef<RunRowsHandle>(null)
  const [charts, setCharts] = useCharts()
  const [importing, setImporting] = useState(false)
  const { facets } = list
  const allIds = () => askIndex('ids', { query })
  const filterWords = () => [
    ...(query.text.trim() === '' ? [] : [`“${query.text.trim()}”`]),
    ...chipsOf(t, query).map(({ words }) => words),
  ]
  const exporting = exportItems(t, allIds, filterWords())
  useActions(() => [
    ...exporting.map(
      ({ label, onSelect }): Action => ({
        id: `runs export ${label}`,
        group: 'do',
        label: `${t('runs.export.menu')}: ${label}`,
        icon: <Download size={15} />,
        rare: true,
        run: onSelect,
      }),
    ),
    {
      id: 'runs import',
      group: 'do',
      label: t('runs.import.open'),
      icon: <Upload size={15} />,
      rare: true,
      run: () => setImporting(true),
    },
    {
      id: 'runs charts',
      group: 'view',
      label: t('runs.charts.toggle'),
      icon: <ChartColumn size={15} />,
      current: charts,
      run: () => setCharts(!charts),
    },
  ])
  const later = {
    words: { failed: t('promises.notLoaded'), retry: t('tryAgain') },
    props: { onClose: () => setImporting(false) },
  }
  const filter = { facets, query, setQuery }
  return (
    <>
      <h2 className="visually-hidden">{t('runs.heading')}</h2>
      <div className={`${toolbar.toolbar} ${toolbar.wide}`}>
        <SearchBox
          value={query.text}
          onChange={(text) => setQuery({ text })}
          onDown={() => rows.current?.focusFirst()}
        />
        <span className={toolbar.filters}>
          <StateFilter {...filter} />
          <NamesFilter facet="target" {...filter} />
          <NamesFilter facet="project" {...filter} />
          <NamesFilter facet="automation" {...filter} />
          <TimeFilter query={query} setQuery={setQuery} />
          <MoreFilter {...filter} />
        </span>
        <span className={toolbar.end}>
          <ViewsMenu query={query} setQuery={setQuery} />
          <Button
            aria-pressed={charts}
            title={t('runs.charts.toggle')}
            className={charts ? (styles.pressed ?? '') : ''}
            onClick={() => setCharts(!charts)}
          >
            <ChartColumn size={14} aria-hidden /> {t('runs.charts.toggle')}
          </Button>
          <Menu
            label={t('runs.export.menu')}
            text={t('runs.export.menu')}
            icon={<Download size={14} aria-hidden />}
            look="plain"
            items={exporting}
          />
          <Menu
            label={t('runs.menu')}
            icon={<span aria-hidden>⋯</span>}
            items={[
              {
                label: t('runs.import.open'),
                icon: <Upload size={14} aria-hidden />,
                onSelect: () => setImporting(true),
              },
              {
                label: t('runs.storage.open'),
                icon: <HardDrive size={14} aria-hidden />,
                onSelect: () => openOverlay('storage'),
              },
              {
                label: t('runs.deletedList.open'),
                icon: <History size={14} aria-hidden />,
                onSelect: () => openOverlay('deleted'),
              },
              {
                label: t('runs.clear'),
                separated: true,
                icon: <Trash2 size={14} aria-hidden />,
                danger: true,
                disabled: list.all === 0,
                onSelect: () => openOverlay('clear'),
              },
            ]}
          />
        </span>
      </div>
      <FilterChips query={query} setQuery={setQuery} />
      <DeletedLine />
      <ListState
        list={list}
        filtered={!isEveryRun(query)}
        onClear={() => setQuery(EVERY_RUN)}
        onLaunch={() => navigate('/')}
      />
      {charts && list.total > 0 ? (
        <LazyPart
          load={loadCharts}
          props={{ query, onBrush: (from: number, to: number) => setQuery({ since: null, from, to }) }}
          waiting={<div style={{ flex: 'none', height: 162 }} aria-busy="true" />}
          words={{ failed: t('pane.failed'), retry: t('tryAgain') }}
        />
      ) : null}
      {marks.ids.size > 0 ? (
        <MarkedBar marks={marks} total={list.total} allIds={allIds} onCompare={onCompare} />
      ) : null}
      {list.total > 0 ? (
        <>
          <div className={styles.columns} aria-hidden>
            <span>{t('runs.filter.state')}</span>
            <span>{t('runs.filter.automation')}</span>
            <span>{t('runs.column.what')}</span>
            <span>{t('runs.filter.tag')}</span>
            <span>{t('runs.column.answerShort')}</span>
            <span>{t('runs.column.resultShort')}</span>
            <span>{t('runs.column.when')}</span>
          </div>
          <RunRows ref={rows} list={list} selected={selected} hrefOf={hrefOf} table marks={marks} />
        </>
      ) : null}
      {importing ? <LazyPart load={loadImport} {...later} /> : null}
    </>
  )
}
