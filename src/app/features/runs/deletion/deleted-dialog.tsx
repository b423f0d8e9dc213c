import '../later-words'
import { useState } from 'react'
import { type Deletion, KEPT_DELETED_MS } from '../../../lib/deletion'
import { formatExact, formatRelative } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { useNow } from '../../../lib/use-now'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { bringBack } from './bring-back'
import { deleteForGood } from './delete-for-good'
import styles from './deletion.module.css'
import { useDeletions } from './use-deletions'

/** What was deleted and can still be brought back, newest first. */
export default function DeletedDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const deletions = useDeletions()
  const now = useNow(60_000)
  return (
    <Dialog title={t('runs.deletedList.title')} closeLabel={t('close')} onClose={onClose}>
      <p>{t('runs.deletedList.what', { count: KEPT_DELETED_MS / 86_400_000 })}</p>
      {deletions === undefined ? null : deletions.length === 0 ? (
        <p className={styles.hint}>{t('runs.deletedList.none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('runs.deletedList.title')}>
          {deletions.map((deletion) => (
            <Entry key={deletion.id} deletion={deletion} now={now} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

type Step = 'idle' | 'sure' | 'busy' | 'failed'

function Entry({ deletion, now }: { deletion: Deletion; now: number }) {
  const t = useT()
  const [step, setStep] = useState<Step>('idle')
  const { id, at, count, automation, final } = deletion
  const act = async (work: (id: string) => Promise<void>) => {
    setStep('busy')
    await work(id).then(
      () => setStep('idle'),
      () => setStep('failed'),
    )
  }
  return (
    <li className={styles.deletion}>
      <span className={styles.what} title={formatExact(at)}>
        {automation === null
          ? t('runs.deletedList.many', { count, ago: formatRelative(at, now) })
          : t('runs.deletedList.one', { automation, ago: formatRelative(at, now) })}
        {step === 'failed' ? (
          <span role="alert" className={styles.bad}>
            {' '}
            {t('runs.undoFailed')}
          </span>
        ) : null}
      </span>
      {final || step === 'busy' ? (
        <span role="status">{t('runs.deletedList.busy')}</span>
      ) : step === 'sure' ? (
        <>
          <Button size="small" onClick={() => setStep('idle')}>
            {t('runs.cancel')}
          </Button>
          <Button size="small" look="danger" onClick={() => void act(deleteForGood)}>
            {t('runs.deletedList.sure')}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" onClick={() => void act(bringBack)}>
            {t('runs.deletedList.back')}
          </Button>
          <Button size="small" look="quiet" onClick={() => setStep('sure')}>
            {t('runs.deletedList.forGood')}
          </Button>
        </>
      )}
    </li>
  )
}
