import { Download, Pause, Play, Square } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react'
import { explain } from '../../../../contract/explanations/explain'
import type { HeaderRow } from '../../../../contract/header-rows'
import type { Batch } from '../../../lib/batch'
import { formatDuration, formatElapsed, formatExact } from '../../../lib/format'
import { useLocale, useT } from '../../../lib/i18n/i18n'
import { useLive } from '../../../lib/use-live'
import { useNow } from '../../../lib/use-now'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Menu } from '../../../ui/menu'
import { saveFile } from '../../../ui/save-file'
import { TabList, TabPanel } from '../../../ui/tabs'
import { toasts } from '../../../ui/toast'
import { deleteBatch } from '../after/delete-batch'
import { resultsAsCsv, resultsAsJsonLines } from '../after/export-results'
import { htmlReport } from '../after/html-report'
import { batchRunner } from '../run/batch-runner'
import { type BatchPlan, planQueue } from '../run/plan-queue'
import type { RowState } from '../run/row-state'
import { formOf } from '../run/send-row'
import { findEarlier } from '../setup/find-earlier'
import { heldHeaders, holdHeaders } from '../setup/held-headers'
import { rowsOf } from '../setup/rows-of-batch'
import type { GoesTo } from '../setup/send-as'
import { StartDialog } from '../setup/start-dialog'
import { endNotice } from './announce'
import styles from './batch-detail.module.css'
import { BatchTable } from './batch-table'
import { type BatchView, createBatchView, type RowFacts } from './batch-view'
import { CellGrid } from './cell-grid'
import { ComparePanel } from './compare-panel'
import { Counters } from './counters'
import { progressOf } from './progress'
import { RetryDialog } from './retry-dialog'
import { type BatchStatus, useBatchStatus } from './use-batch-status'
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
  /** Sends on, as confirmed. `upTo`: at most so many rows this time. */
  onSend: (batch: Batch, headers: readonly HeaderRow[], upTo: number | null) => void
  onMissingCredentials: () => void
  onShowBatch: (batchId: string | null) => void
  onUseAgain: (batch: Batch) => void
}

/** A header whose value is not here: values do not enter into what makes two requests alike. */
const unheld = (name: string): HeaderRow => ({ name, value: '-' })

const RESUMES: readonly BatchStatus[] = ['ready', 'resting', 'interrupted']

/** One batch: how far it is, a cell for each row, the rows, what came of them, and what can be done next. */
export function BatchDetail(props: BatchDetailProps) {
  const { batch, chosen, badge, onOpenRun, onShowBatch, onUseAgain, hrefOf } = props
  const t = useT()
  const idBase = useId()
  const [store] = useState(() => createBatchView(batch))
  const view = useSyncExternalStore(store.subscribe, store.get)
  const { status } = useBatchStatus(batch)
  useEffect(() => store.leaveOut(batch.leftOut ?? []), [store, batch.leftOut])
  const [tab, setTab] = useState<'rows' | 'compare'>('rows')
  const [filter, setFilter] = useState<RowState | null>(null)
  const [notified, setNotified] = useState(() => endNotice.isOn())
  const [dialog, setDialog] = useState<'retry' | null>(null)
  const original = useLive(
    async (db) => (batch.retryOf === null ? null : ((await db.batches.get(batch.retryOf)) ?? null)),
    batch.id,
  )
  const open = ({ startId, state }: RowFacts) => {
    if (startId !== null && state !== 'gone') onOpenRun(startId)
  }
  const save = async (kind: 'csv' | 'jsonl' | 'html') => {
    const make = { csv: resultsAsCsv, jsonl: resultsAsJsonLines, html: htmlReport }[kind]
    const stem = `${batch.automation}-${new Date(batch.createdAt).toISOString().slice(0, 16).replace(/[:T]/g, '-')}`
    try {
      saveFile(`${stem.replace(/[^\w.-]+/g, '_')}.${kind}`, 'application/octet-stream', await make(batch))
    } catch {
      toasts.show(t('batch.export.failed'))
    }
  }
  const resting = RESUMES.includes(status)
  return (
    <article aria-label={batch.name} className={styles.detail}>
      <header className={cx(styles.header, !batch.target.simulated && styles.liveHeader)}>
        <div className={styles.titles}>
          <h2 className="clip" title={batch.name}>
            {batch.automation}
          </h2>
          <p className={styles.where}>
            {batch.project} ·{' '}
            <span className={batch.target.simulated ? styles.simulated : styles.live}>
              {batch.target.simulated ? '◆' : '●'} {batch.target.label}
            </span>{' '}
            · <time title={formatExact(batch.createdAt)}>{formatExact(batch.createdAt)}</time>
            {original.value ? (
              <>
                {' · '}
                <a
                  href={hrefOf(original.value.id)}
                  onClick={(event) => {
                    event.preventDefault()
                    onShowBatch(original.value?.id ?? null)
                  }}
                >
                  {t('batch.retryOf')}
                </a>
              </>
            ) : null}
          </p>
        </div>
        <div className={styles.actions}>
          <Ways {...props} status={status} view={view} />
          <Menu
            label={t('batch.export.label')}
            text={t('batch.export.button')}
            icon={<Download size={14} aria-hidden />}
            look="plain"
            items={(['csv', 'jsonl', 'html'] as const).map((kind) => ({
              label: t(`batch.export.${kind}`),
              onSelect: () => void save(kind),
            }))}
          />
          <Menu
            label={t('batch.more')}
            icon={<span aria-hidden>⋯</span>}
            items={[
              { label: t('batch.retry.open'), disabled: !resting, onSelect: () => setDialog('retry') },
              { label: t('batch.useAgain'), onSelect: () => onUseAgain(batch) },
              {
                label: t('batch.tellMe'),
                checked: notified,
                separated: true,
                onSelect: () => void endNotice.turn(!notified).then(() => setNotified(endNotice.isOn())),
              },
              {
                label: t('batch.delete'),
                danger: true,
                separated: true,
                disabled: !resting,
                onSelect: () => void deleteBatch(batch.id).then(() => onShowBatch(null)),
              },
            ]}
          />
        </div>
      </header>
      <ProgressLine batch={batch} view={view} status={status} />
      <Notice batch={batch} status={status} onOpenRun={onOpenRun} />
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
          badge={badge}
          onOpen={open}
        />
      </TabPanel>
      <TabPanel idBase={idBase} value="compare" selected={tab === 'compare'} className={styles.panel ?? ''}>
        {tab === 'compare' ? <ComparePanel batch={batch} results={view.results} onOpen={onOpenRun} /> : null}
      </TabPanel>
      {dialog === 'retry' ? (
        <RetryDialog
          batch={batch}
          counts={view.counts}
          onMade={(id) => {
            setDialog(null)
            onShowBatch(id)
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </article>
  )
}

const gridHeight = (count: number) => (count > 2000 ? 260 : count > 200 ? 180 : 110)

/** Start, go on, pause, stop: what can be done now. */
function Ways(props: BatchDetailProps & { status: BatchStatus; view: BatchView }) {
  const { batch, status, view, onSend, onMissingCredentials } = props
  const { target, sendAs } = props.goesTo(batch.target.id)
  const t = useT()
  const [plan, setPlan] = useState<BatchPlan>()
  if (status === 'sending' || status === 'waiting' || status === 'asking' || status === 'elsewhere') {
    return (
      <>
        <Button onClick={() => batchRunner.halt(batch.id, 'paused')}>
          <Pause size={14} aria-hidden /> {t('batch.pause')}
        </Button>
        <Button look="danger" onClick={() => batchRunner.halt(batch.id, 'stopped')}>
          <Square size={13} aria-hidden /> {t('batch.stop')}
        </Button>
      </>
    )
  }
  if (!RESUMES.includes(status)) return null
  const goesOn = batch.begunAt !== null
  const left = view.counts.waiting + view.counts['not-sent'] + view.counts.sending
  if (left === 0) return null
  const missing = heldHeaders(batch.id, batch.headerNames) === null ? batch.headerNames : []
  const ask = async () => {
    if (target === null) return toasts.show(t('batch.begin.noTarget', { target: batch.target.label }))
    if (sendAs === null) return onMissingCredentials()
    setPlan(await planQueue(batch))
  }
  return (
    <>
      <Button look="primary" onClick={() => void ask()}>
        <Play size={14} aria-hidden /> {t(goesOn ? 'batch.goOn' : 'batch.startIt')}
      </Button>
      {plan && target && sendAs ? (
        <StartDialog
          facts={{ ...batch, target }}
          count={plan.queue.length}
          used={batch.limit - plan.left}
          limit={batch.limit}
          sendAs={sendAs}
          madeFor={batch.target}
          earlier={(over) => {
            const form = formOf(
              batch,
              heldHeaders(batch.id, batch.headerNames) ?? batch.headerNames.map(unheld),
            )
            return findEarlier({ form, target, exceptBatch: batch.id }, rowsOf(batch.id, plan.queue), over)
          }}
          missingHeaders={missing}
          mayRepeat={batch.retryOf === null ? 0 : view.rows.length}
          goesOn={goesOn}
          runHref={props.runHref}
          onStart={({ limit, trial, headers, without }) => {
            setPlan(undefined)
            if (missing.length > 0) holdHeaders(batch.id, headers)
            const all = missing.length > 0 ? headers : (heldHeaders(batch.id, batch.headerNames) ?? [])
            const leftOut = [...(batch.leftOut ?? []), ...without]
            onSend({ ...batch, limit, leftOut }, all, trial ? 1 : null)
          }}
          onClose={() => setPlan(undefined)}
        />
      ) : null}
    </>
  )
}

function ProgressLine({ batch, view, status }: { batch: Batch; view: BatchView; status: BatchStatus }) {
  const t = useT()
  const now = useNow(1000)
  const { done, total, share, perMinute, leftMs } = progressOf(view, now)
  const moving = status === 'sending' || status === 'waiting' || status === 'asking' || status === 'elsewhere'
  const words = [
    t('batch.progress.done', { done, total }),
    moving && perMinute !== null ? t('batch.progress.rate', { rate: Math.round(perMinute) }) : '',
    moving && leftMs !== null && done < total
      ? t('batch.progress.left', { time: formatElapsed(leftMs) })
      : '',
    !moving && batch.begunAt !== null && batch.restedAt !== null && done > 0
      ? t('batch.progress.took', { time: formatDuration(batch.restedAt - batch.begunAt) })
      : '',
  ].filter(Boolean)
  const parts = (['started', 'rejected', 'unknown', 'not-sent', 'sending'] as const).filter(
    (state) => view.counts[state] > 0,
  )
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={t('batch.progress.label')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        className={styles.bar}
      >
        {parts.map((state) => (
          <span
            key={state}
            className={styles[state]}
            style={{ width: `${(view.counts[state] / Math.max(1, total)) * 100}%` }}
          />
        ))}
      </div>
      <p className={cx(styles.progressWords, 'num')}>
        <b>{Math.floor(share * 100)} %</b> {words.join(' · ')}
      </p>
    </div>
  )
}

/** Why nothing is being sent, or what is waited for. */
function Notice({
  batch,
  status,
  onOpenRun,
}: {
  batch: Batch
  status: BatchStatus
  onOpenRun: (id: string) => void
}) {
  const t = useT()
  const locale = useLocale()
  const now = useNow(1000)
  const runner = useSyncExternalStore(batchRunner.subscribe, batchRunner.get)
  const run = useLive(
    async (db) => (batch.restRun === null ? null : ((await db.runs.get(batch.restRun)) ?? null)),
    batch.restRun ?? '',
  ).value
  const { rest, restRun } = batch
  if (status === 'waiting' && runner.phase === 'waiting') {
    const left = Math.max(0, runner.until - now)
    return (
      <p className={cx(styles.notice, styles.warn)}>
        {t('batch.status.waiting', { time: formatElapsed(left) })}
      </p>
    )
  }
  if (status === 'asking' || status === 'ending' || status === 'elsewhere')
    return <p className={styles.notice}>{t(`batch.status.${status}`)}</p>
  if (status === 'interrupted')
    return <p className={cx(styles.notice, styles.warn)}>{t('batch.status.interrupted')}</p>
  if (status === 'ready') return <p className={styles.notice}>{t('batch.status.ready')}</p>
  if (status !== 'resting' || rest === null) return null
  const calm = ['done', 'paused', 'stopped', 'trial', 'limit'].includes(rest)
  return (
    <div
      role="status"
      className={cx(styles.notice, rest === 'done' ? styles.ok : calm ? undefined : styles.bad)}
    >
      <span>
        <b>{t(`batch.rest.${rest}`)}</b> {t(`batch.restHint.${rest}`)}
        {run && !calm && (run.message ?? run.reason) ? (
          <span className={styles.said}>
            {' '}
            {run.message ?? (run.reason ? explain(run.reason, locale).what : '')}
          </span>
        ) : null}
      </span>
      {restRun !== null && !calm ? (
        <Button size="small" onClick={() => onOpenRun(restRun)}>
          {t('batch.showRun')}
        </Button>
      ) : null}
    </div>
  )
}

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
