import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react'
import type { HeaderRow } from '../../../../contract/header-rows'
import { spellOut } from '../../../../contract/misleading-text'
import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { useLive } from '../../../lib/use-live'
import { TabList, TabPanel } from '../../../ui/tabs'
import type { Confirmed } from '../run/batch-runner'
import type { RowState } from '../run/row-state'
import type { GoesTo } from '../setup/send-as'
import styles from './batch-detail.module.css'
import { BatchHeader } from './batch-header'
import { BatchTable } from './batch-table'
import { type RowFacts, viewOf } from './batch-view'
import { CellGrid } from './cell-grid'
import { ComparePanel } from './compare-panel'
import { Counters } from './counters'
import { Notice } from './notice'
import { ProgressLine } from './progress-line'
import { RetryDialog } from './retry-dialog'
import { isMoving, mayResume, useBatchStatus } from './use-batch-status'
import { Ways } from './ways'
import '../later-words'

export type BatchDetailProps = {
  batch: Batch
  /** Where and as whom a batch for this target would be sent now. */
  goesTo: (targetId: Batch['target']['id']) => GoesTo
  /** The run that is open beside. */
  chosen: string | null
  badge: (facts: RowFacts) => ReactNode
  /** Leads to a run. */
  onOpenRun: (startId: string) => void
  hrefOf: (batchId: string) => string
  runHref: (startId: string) => string
  /** Sends on, as confirmed. */
  onSend: (batch: Batch, headers: readonly HeaderRow[], confirmed: Confirmed) => void
  onMissingCredentials: () => void
  onShowBatch: (batchId: string | null) => void
  onUseAgain: (batch: Batch) => void
}

const NONE: ReadonlySet<number> = new Set()

/** One batch: how far it is, a cell for each row, the rows, what came of them, and what can be done next. */
export function BatchDetail(props: BatchDetailProps) {
  const { batch, chosen, badge, onOpenRun, onShowBatch, onUseAgain, hrefOf } = props
  const t = useT()
  const idBase = useId()
  const [store] = useState(() => viewOf(batch))
  const view = useSyncExternalStore(store.subscribe, store.get)
  const { status } = useBatchStatus(batch)
  useEffect(() => store.leaveOut(batch.leftOut ?? []), [store, batch.leftOut])
  const moving = isMoving(status)
  useEffect(() => {
    if (moving) store.measureAnew()
  }, [store, moving])
  const [tab, setTab] = useState<'rows' | 'compare'>('rows')
  const [filter, setFilter] = useState<RowState | null>(null)
  const [picked, setPicked] = useState(NONE)
  const [retrying, setRetrying] = useState<'all' | 'picked' | null>(null)
  const open = ({ startId, state }: RowFacts) => {
    if (startId !== null && state !== 'gone') onOpenRun(startId)
  }
  const resting = mayResume(status)
  return (
    <article aria-label={spellOut(batch.name)} className={styles.detail}>
      <BatchHeader
        batch={batch}
        resting={resting}
        hrefOf={hrefOf}
        onShowBatch={onShowBatch}
        onUseAgain={onUseAgain}
        onRetry={() => setRetrying('all')}
      >
        <Ways {...props} status={status} view={view} />
      </BatchHeader>
      <ProgressLine batch={batch} view={view} status={status} />
      <Notice batch={batch} view={view} status={status} onOpenRun={onOpenRun} />
      <div className={styles.gridBox}>
        <CellGrid view={store} chosen={chosen} mostHeight={gridHeight(batch.rowCount)} onOpen={open} />
      </div>
      <Counters view={view} filter={filter} onFilter={setFilter} />
      <TabList
        idBase={idBase}
        label={t('batch.tabs')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'rows', label: t('batch.tab.rows') },
          { value: 'compare', label: t('batch.tab.compare') },
        ]}
      />
      <TabPanel idBase={idBase} value="rows" selected={tab === 'rows'} className={styles.panel ?? ''}>
        <BatchTable
          batchId={batch.id}
          view={view}
          filter={filter}
          chosen={chosen}
          picked={picked}
          onPick={setPicked}
          badge={badge}
          onOpen={open}
          onRetry={resting ? () => setRetrying('picked') : null}
        />
      </TabPanel>
      <TabPanel idBase={idBase} value="compare" selected={tab === 'compare'} className={styles.panel ?? ''}>
        {tab === 'compare' ? <ComparePanel batch={batch} results={view.results} onOpen={onOpenRun} /> : null}
      </TabPanel>
      {retrying ? (
        <RetryDialog
          batch={batch}
          rows={view.rows}
          picked={retrying === 'picked' ? picked : null}
          onMade={(id) => {
            setRetrying(null)
            setPicked(NONE)
            onShowBatch(id)
          }}
          onClose={() => setRetrying(null)}
        />
      ) : null}
    </article>
  )
}

const gridHeight = (count: number) => (count > 2000 ? 260 : count > 200 ? 180 : 110)

/** The batch of this id, live; then everything of it. */
export function BatchDetailOf({ batchId, ...props }: Omit<BatchDetailProps, 'batch'> & { batchId: string }) {
  const t = useT()
  const live = useLive(async (db) => (await db.batches.get(batchId)) ?? null, batchId)
  const [shown, setShown] = useState<Batch | null>()
  useEffect(() => {
    if (live.status === 'ready') setShown(live.value)
  }, [live])
  if (shown === undefined) return <div className={styles.detail} aria-busy="true" />
  if (shown === null) return <p className={styles.gone}>{t('batch.gone')}</p>
  return <BatchDetail key={shown.id} batch={shown} {...props} />
}
