import { useState } from 'react'
import type { Batch } from '../../../lib/batch'
import { tExact, useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { RETRY_STATES, type RetryState, retryBatch } from '../after/retry-batch'
import { WritingProgress } from '../setup/writing-progress'
import { useGivingUp } from '../use-giving-up'
import styles from './batch-detail.module.css'
import type { RowFacts } from './batch-view'
import { retryable } from './pick-rows'
import '../later-words'

type RetryDialogProps = {
  batch: Batch
  rows: readonly RowFacts[]
  /** Rows that were picked by hand; null: any of them. */
  picked: ReadonlySet<number> | null
  onMade: (batchId: string) => void
  onClose: () => void
}

/**
 * Chooses which rows go into a new batch, by what became of them; nothing is sent before that one is confirmed. What may
 * have started already is never chosen by itself, not even where it was picked.
 */
export function RetryDialog({ batch, rows, picked, onMade, onClose }: RetryDialogProps) {
  const t = useT()
  const [chosen, setChosen] = useState<readonly RetryState[]>(() =>
    picked === null ? [] : RETRY_STATES.filter((state) => state !== 'unknown'),
  )
  const [state, setState] = useState<'choosing' | 'writing' | 'failed'>('choosing')
  const [done, setDone] = useState(0)
  const work = useGivingUp(onClose)
  const counts = retryable(rows, picked)
  const groups = RETRY_STATES.flatMap((name) => (counts[name] > 0 ? [[name, counts[name]] as const] : []))
  const total = groups.reduce((sum, [name, count]) => sum + (chosen.includes(name) ? count : 0), 0)
  const make = () => {
    if (total === 0 || state === 'writing') return
    setState('writing')
    const name = tExact('batch.retry.name', { name: batch.name })
    const over = work.begin()
    retryBatch(batch, { states: chosen, picked }, name, { over, onProgress: setDone }).then(
      (id) => !over.aborted && onMade(id),
      () => !over.aborted && setState('failed'),
    )
  }
  const close = () => {
    work.giveUp()
    onClose()
  }
  return (
    <Dialog
      title={t('batch.retry.title')}
      closeLabel={t('close')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('batch.cancel')}</Button>
          <Button look="primary" aria-disabled={total === 0 || state === 'writing'} onClick={make}>
            {t('batch.retry.make', { count: total })}
          </Button>
        </>
      }
    >
      <p>{t(picked === null ? 'batch.retry.what' : 'batch.retry.whatPicked')}</p>
      <div className={styles.choices}>
        {groups.map(([name, count]) => (
          <label key={name} className={styles.choice}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))
              }
            />
            <span>
              {t(`batch.retry.${name}`, { count })}
              {name === 'unknown' ? <span className={styles.risk}>{t('batch.retry.risk')}</span> : null}
            </span>
          </label>
        ))}
        {groups.length === 0 ? <p>{t('batch.retry.none')}</p> : null}
      </div>
      {state === 'writing' ? <WritingProgress done={done} total={total} /> : null}
      {state === 'failed' ? (
        <p role="alert" className={styles.risk}>
          {t('batch.notWritten')}
        </p>
      ) : null}
    </Dialog>
  )
}
