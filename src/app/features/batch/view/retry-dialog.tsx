import { useState } from 'react'
import type { Batch } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { type RetryState, retryBatch } from '../after/retry-batch'
import styles from './batch-detail.module.css'
import type { Counts } from './batch-view'
import { retryable } from './progress'
import '../later-words'

type RetryDialogProps = {
  batch: Batch
  counts: Counts
  onMade: (batchId: string) => void
  onClose: () => void
}

/** Chooses which rows go into a new batch, by what became of them; nothing is sent before that one is confirmed. */
export function RetryDialog({ batch, counts, onMade, onClose }: RetryDialogProps) {
  const t = useT()
  const [chosen, setChosen] = useState<readonly RetryState[]>([])
  const [state, setState] = useState<'choosing' | 'writing' | 'failed'>('choosing')
  const groups = Object.entries(retryable(counts)).filter(([, count]) => count > 0) as [RetryState, number][]
  const total = groups.reduce((sum, [name, count]) => sum + (chosen.includes(name) ? count : 0), 0)
  const make = () => {
    if (total === 0 || state === 'writing') return
    setState('writing')
    const name = t('batch.retry.name', { name: batch.name })
    retryBatch(batch, chosen, name).then(onMade, () => setState('failed'))
  }
  return (
    <Dialog
      title={t('batch.retry.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('batch.cancel')}</Button>
          <Button look="primary" aria-disabled={total === 0} onClick={make}>
            {t('batch.retry.make', { count: total })}
          </Button>
        </>
      }
    >
      <p>{t('batch.retry.what')}</p>
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
      {state === 'failed' ? (
        <p role="alert" className={styles.risk}>
          {t('batch.notWritten')}
        </p>
      ) : null}
    </Dialog>
  )
}
