import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { spellOut } from '../../../../contract/misleading-text'
import type { Batch } from '../../../lib/batch'
import { formatExact } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { useLive } from '../../../lib/use-live'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Menu } from '../../../ui/menu'
import { toasts } from '../../../ui/toast'
import { deleteBatch } from '../after/delete-batch'
import { RESULTS_KINDS, type ResultsKind, saveResults } from '../after/save-results'
import { PresetDialog } from '../setup/preset-dialog'
import { useGivingUp } from '../use-giving-up'
import { endNotice } from './announce'
import styles from './batch-detail.module.css'
import '../later-words'

type BatchHeaderProps = {
  batch: Batch
  /** Nothing of it is under way. */
  resting: boolean
  hrefOf: (batchId: string) => string
  onShowBatch: (batchId: string | null) => void
  onUseAgain: (batch: Batch) => void
  onRetry: () => void
  /** Start, go on, pause, stop. */
  children: ReactNode
}

/** What is started, where, and what can be done with the batch as a whole. */
export function BatchHeader(props: BatchHeaderProps) {
  const { batch, resting, hrefOf, onShowBatch, onUseAgain, onRetry, children } = props
  const t = useT()
  const [notified, setNotified] = useState(() => endNotice.isOn())
  const [keeping, setKeeping] = useState(false)
  const [saved, setSaved] = useState(0)
  const work = useGivingUp(() => setSaved(0))
  const stopSaving = () => {
    work.giveUp()
    setSaved(0)
  }
  const save = async (kind: ResultsKind) => {
    const over = work.begin()
    try {
      await saveResults(batch, kind, over, setSaved)
    } catch {
      if (!over.aborted) toasts.show(t('batch.export.failed'))
    }
    if (!over.aborted) setSaved(0)
  }
  const remove = async () => {
    try {
      if (!(await deleteBatch(batch.id))) return toasts.show(t('batch.deleteBusy'))
      // Whoever looks at something else by now goes on looking at it.
      if (`${location.pathname}${location.search}`.startsWith(hrefOf(batch.id))) onShowBatch(null)
    } catch {
      toasts.show(t('batch.deleteFailed'))
    }
  }
  const original = useLive(
    async (db) => (batch.retryOf === null ? null : ((await db.batches.get(batch.retryOf)) ?? null)),
    batch.id,
  )
  return (
    <header className={cx(styles.header, !batch.target.simulated && styles.liveHeader)}>
      <div className={styles.titles}>
        <h2 className="clip" title={spellOut(batch.name)}>
          <PlainName text={batch.automation} />
        </h2>
        <p className={styles.where}>
          <PlainName text={batch.project} /> ·{' '}
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
        {children}
        {saved > 0 && saved < batch.rowCount ? (
          <Button onClick={stopSaving}>
            {t('batch.export.stop', { done: saved, total: batch.rowCount })}
          </Button>
        ) : null}
        <Menu
          label={t('batch.export.label')}
          text={t('batch.export.button')}
          icon={<Download size={14} aria-hidden />}
          look="plain"
          items={RESULTS_KINDS.map((kind) => ({
            label: t(`batch.export.${kind}`),
            onSelect: () => void save(kind),
          }))}
        />
        <Menu
          label={t('batch.more')}
          icon={<span aria-hidden>⋯</span>}
          items={[
            { label: t('batch.retry.open'), disabled: !resting, onSelect: onRetry },
            { label: t('batch.useAgain'), onSelect: () => onUseAgain(batch) },
            { label: t('batch.presets.saveOf'), onSelect: () => setKeeping(true) },
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
              onSelect: () => void remove(),
            },
          ]}
        />
      </div>
      {keeping ? <PresetDialog settings={batch} onClose={() => setKeeping(false)} /> : null}
    </header>
  )
}
