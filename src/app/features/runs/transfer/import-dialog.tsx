import { PlainName } from '../../../lib/plain-name'
import '../later-words'
import { useRef, useState } from 'react'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { openOverlay } from '../../../lib/overlay'
import { storageFaultOf } from '../../../lib/storage-status'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { FileInput } from '../../../ui/file-input'
import { toasts } from '../../../ui/toast'
import { useCount } from '../list/filter-buttons'
import {
  type DamagedLine,
  type ImportCount,
  type ImportUndo,
  importRuns,
  nothingImported,
  undoImport,
} from './import-runs'
import styles from './transfer.module.css'

type Step =
  | { kind: 'choose' }
  | { kind: 'reading' | 'writing'; file: File; count: ImportCount | null }
  | { kind: 'preview'; file: File; count: ImportCount }
  | { kind: 'failed'; full: boolean; written: number }

const sizeOf = ({ added, before }: ImportUndo) => added.size + before.size

/** Takes runs of another browser in: shows first what a file would do, and does it when that is confirmed. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const number = useCount()
  const input = useRef<HTMLInputElement>(null)
  const [step, setStep] = useState<Step>({ kind: 'choose' })
  const [abort] = useState(() => new AbortController())
  const written = useRef<ImportUndo>(nothingImported())
  const takeBack = async () => {
    const undo = written.current
    written.current = nothingImported()
    await undoImport(undo).then(
      () => toasts.show(t('runs.import.takenBack')),
      () => toasts.show(t('runs.import.notTakenBack')),
    )
  }
  const tell = () => {
    const { added, before } = written.current
    toasts.show(t('runs.import.done', { added: number(added.size), merged: number(before.size) }), {
      label: t('undo'),
      run: () => void takeBack(),
    })
  }
  const close = () => {
    abort.abort()
    onClose()
  }
  const read = async (file: File, into: ImportUndo | null) => {
    const kind = into ? 'writing' : 'reading'
    setStep({ kind, file, count: null })
    try {
      const count = await importRuns(file, into, (now) => setStep({ kind, file, count: now }), abort.signal)
      if (!into) return setStep({ kind: 'preview', file, count })
      onClose()
      tell()
    } catch (error) {
      if (!abort.signal.aborted) {
        const full = storageFaultOf(error) === 'full'
        setStep({ kind: 'failed', full, written: sizeOf(written.current) })
      } else if (sizeOf(written.current) > 0) tell()
    }
  }
  const count = step.kind === 'preview' ? step.count : null
  const hasSomething = count !== null && count.new + count.merged > 0
  return (
    <Dialog
      title={t('runs.import.title')}
      closeLabel={t('close')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('runs.cancel')}</Button>
          {step.kind === 'preview' ? (
            <Button
              look="primary"
              aria-disabled={!hasSomething}
              onClick={() => hasSomething && void read(step.file, written.current)}
            >
              {t('runs.import.confirm')}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{t('runs.import.what')}</p>
      <div className={styles.choose}>
        <FileInput
          ref={input}
          label={t('runs.import.choose')}
          accept=".jsonl,.ndjson,application/x-ndjson"
          onChosen={(file) => void read(file, null)}
        />
        <Button data-autofocus="" onClick={() => input.current?.click()}>
          {t('runs.import.choose')}
        </Button>
        {'file' in step ? (
          <span>
            <PlainName text={step.file.name} /> · {formatBytes(step.file.size)}
          </span>
        ) : null}
      </div>
      <div role="status">
        {step.kind === 'reading' || step.kind === 'writing' ? (
          <>
            <p>{t(`runs.import.${step.kind}`)}</p>
            <progress
              max={Math.max(1, step.file.size)}
              value={step.count?.bytesRead ?? 0}
              className={styles.progress}
            />
          </>
        ) : null}
        {step.kind === 'failed' ? (
          <p role="alert" className={styles.bad}>
            {t(step.full ? 'runs.import.full' : 'runs.import.failed')}{' '}
            {step.full ? (
              <Button size="small" onClick={() => openOverlay('storage')}>
                {t('promises.storage.makeRoom')}
              </Button>
            ) : null}
          </p>
        ) : null}
        {count ? (
          <dl className={styles.counts}>
            {(['new', 'merged', 'same'] as const).map((kind) => (
              <div key={kind}>
                <dt>{t(`runs.import.${kind}`)}</dt>
                <dd>{number(count[kind])}</dd>
              </div>
            ))}
            <div>
              <dt>{t('runs.import.damaged')}</dt>
              <dd className={count.damaged.length > 0 ? styles.bad : undefined}>
                {number(count.damaged.length + count.moreDamaged)}
              </dd>
            </div>
          </dl>
        ) : null}
      </div>
      {count && count.damaged.length > 0 ? <Damaged lines={count.damaged} more={count.moreDamaged} /> : null}
    </Dialog>
  )
}

function Damaged({ lines, more }: { lines: readonly DamagedLine[]; more: number }) {
  const t = useT()
  return (
    <ul className={styles.damaged} aria-label={t('runs.import.damaged')}>
      {lines.map(({ number, fault, field }) => (
        <li key={number}>
          {t('runs.import.line', { number })}: {t(`runs.import.fault.${fault}`)}
          {field ? <code> {field}</code> : null}
        </li>
      ))}
      {more > 0 ? <li>{t('runs.import.more', { count: more })}</li> : null}
    </ul>
  )
}
