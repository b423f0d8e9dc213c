import '../later-words'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { KEPT_DELETED_MS } from '../../../lib/deletion'
import { formatCount } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { storageFaultOf } from '../../../lib/storage-status'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { toasts } from '../../../ui/toast'
import { exportRuns } from '../transfer/export-runs'
import styles from './deletion.module.css'
import { hideRuns, type Spared } from './hide-runs'
import { goingOf, type Tally, tallyRuns } from './tally-runs'
import { tellDeleted } from './tell-deleted'

type DeleteDialogProps = {
  /** Null: the whole history. */
  ids: readonly string[] | null
  onClose: () => void
  /** Deleted to make room: what can be brought back goes on taking it. */
  makesRoom?: boolean
  /** Some are deleted. */
  onDeleted?: () => void
}

type Step = 'counting' | 'asking' | 'exporting' | 'busy' | 'failed' | 'failedForGood' | 'full' | 'unread'

const DAYS = KEPT_DELETED_MS / 86_400_000

/** Asks before many runs are deleted: how many, what speaks against it, and what is to be kept. */
export default function DeleteDialog({ ids, onClose, makesRoom = false, onDeleted }: DeleteDialogProps) {
  const t = useT()
  const [tally, setTally] = useState<Tally>()
  const [step, setStep] = useState<Step>('counting')
  const [spare, setSpare] = useState<Spared>({ starred: true, unknown: true })
  const [kept, setKept] = useState(true)
  /** Keeping what is deleted is a choice: it takes room. */
  const [scarce, setScarce] = useState(makesRoom)
  const isOpen = useRef(true)
  const isStopped = useRef(false)
  const [done, setDone] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen when it was opened
  useEffect(() => {
    let over = false
    isOpen.current = true
    tallyRuns(ids).then(
      (found) => {
        if (over) return
        setTally(found)
        setStep('asking')
      },
      () => !over && setStep('unread'),
    )
    return () => {
      over = true
      isOpen.current = false
    }
  }, [])
  const going = tally ? goingOf(tally, spare) : []
  const count = going.length
  const isBusy = step === 'busy' || step === 'exporting'
  const remove = async () => {
    if (isBusy) return
    setStep('busy')
    setDone(0)
    isStopped.current = false
    try {
      const hidden = await hideRuns({
        ids: going,
        spare,
        forGood: !kept,
        onProgress: setDone,
        isStopped: () => isStopped.current,
      })
      tellDeleted(t, hidden)
      onDeleted?.()
      // Closed meanwhile, something else may be open in its place.
      if (isOpen.current) onClose()
    } catch (error) {
      // Whether it goes for good is for the operator to say, not for a second press that was meant for the first question.
      if (kept && storageFaultOf(error) === 'full') {
        setStep('full')
        setScarce(true)
      } else setStep(kept ? 'failed' : 'failedForGood')
      await tallyRuns(ids).then(setTally, () => undefined)
    }
  }
  // Nothing is deleted meanwhile: what is gone by then would not be in the file.
  const save = async () => {
    if (isBusy) return
    setStep('exporting')
    await exportRuns('jsonl', going, []).catch(() => toasts.show(t('runs.export.failed')))
    setStep('asking')
  }
  return (
    <Dialog
      title={t(ids === null ? 'runs.clear' : 'runs.delete.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          {step === 'busy' ? (
            <Button
              onClick={() => {
                isStopped.current = true
              }}
            >
              {t('runs.delete.stop')}
            </Button>
          ) : (
            <Button data-autofocus="" onClick={onClose}>
              {t('runs.cancel')}
            </Button>
          )}
          <Button disabled={count === 0 || isBusy} onClick={() => void save()}>
            {t('runs.storage.exportThem')}
          </Button>
          <Button look="danger" disabled={count === 0 || isBusy} onClick={() => void remove()}>
            {tally
              ? t(kept ? 'runs.delete.confirm' : 'runs.delete.forGood', { count })
              : t('runs.filter.counting')}
          </Button>
        </>
      }
    >
      {step === 'unread' ? (
        <p role="alert" className={styles.bad}>
          {t('runs.storage.unread')}
        </p>
      ) : tally ? (
        <Facts ids={ids} tally={tally} spare={spare} onSpare={setSpare}>
          {scarce ? (
            <label className={styles.keep}>
              <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
              {t('runs.delete.keep', { count: DAYS })}
            </label>
          ) : null}
          <p>
            {count === 0
              ? t('runs.delete.none')
              : kept
                ? t('runs.delete.back', { count: DAYS })
                : t('runs.delete.never')}
          </p>
        </Facts>
      ) : (
        <p role="status">{t('runs.filter.counting')}</p>
      )}
      {step === 'busy' ? (
        <p role="status" className="num">
          {t('runs.delete.busy', { done: formatCount(done), all: formatCount(count) })}
        </p>
      ) : step === 'failed' || step === 'failedForGood' || step === 'full' ? (
        <p role="alert" className={styles.bad}>
          {t(`runs.delete.${step}`)}
        </p>
      ) : null}
    </Dialog>
  )
}

type FactsProps = {
  ids: readonly string[] | null
  tally: Tally
  spare: Spared
  onSpare: (spare: Spared) => void
  children: ReactNode
}

function Facts({ ids, tally, spare, onSpare, children }: FactsProps) {
  const t = useT()
  const { sending, starred, unknown, open } = tally
  return (
    <div className={styles.facts}>
      <p>{t(ids === null ? 'runs.delete.all' : 'runs.delete.chosen', { count: tally.ids.length })}</p>
      {sending.size > 0 ? <p>{t('runs.delete.sending', { count: sending.size })}</p> : null}
      {open > 0 ? <p>{t('runs.delete.open', { count: open })}</p> : null}
      {starred.size > 0 ? (
        <label className={styles.keep}>
          <input
            type="checkbox"
            checked={spare.starred}
            onChange={(event) => onSpare({ ...spare, starred: event.target.checked })}
          />
          {t('runs.delete.starred', { count: starred.size })}
        </label>
      ) : null}
      {unknown.size > 0 ? (
        <>
          <label className={styles.keep}>
            <input
              type="checkbox"
              checked={spare.unknown}
              onChange={(event) => onSpare({ ...spare, unknown: event.target.checked })}
            />
            {t('runs.delete.unknown', { count: unknown.size })}
          </label>
          <p className={styles.hint}>{t('runs.delete.unknownHint')}</p>
        </>
      ) : null}
      {children}
    </div>
  )
}
