import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { Target } from '../../../../contract/target'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { FileInput } from '../../../ui/file-input'
import { toasts } from '../../../ui/toast'
import { applyMerge, previewMerge } from './apply-merge'
import { describeSettings } from './describe-settings'
import { type MergePlan, type Policy, rowsOf } from './merge-plan'
import { MergePreview } from './merge-preview'
import { type FileFault, LARGEST_FILE, readFile } from './read-file'
import { changedSettings, takeSettings } from './settings'
import styles from './transfer.module.css'
import type { TransferContent } from './transfer-file'
import '../later-words'
import './later-words'

export type ImportDialogProps = {
  /** A file that was dropped; `null`: one is chosen here. */
  file: File | null
  targets: readonly Target[]
  onClose: () => void
}

type Step =
  | { at: 'choose' }
  | { at: 'reading'; name: string }
  | { at: 'refused'; name: string; fault: FileFault }
  | { at: 'preview'; name: string; content: TransferContent; plan: MergePlan }

/** Shows what an exported file would bring, and merges it only then. A file that is not whole is refused whole. */
export default function ImportDialog({ file, targets, onClose }: ImportDialogProps) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [policy, setPolicy] = useState<Policy>('mine')
  const [withSettings, setWithSettings] = useState(true)
  const [error, setError] = useState<string>()

  const open = async (chosen: File | null | undefined) => {
    if (!chosen) return
    const { name } = chosen
    setError(undefined)
    setStep({ at: 'reading', name })
    const read = await readFile(chosen)
    if (!read.ok) return setStep({ at: 'refused', name, fault: read.fault })
    try {
      setStep({ at: 'preview', name, content: read.content, plan: await previewMerge(read.content) })
    } catch {
      setStep({ at: 'choose' })
      setError(t('transfer.in.failed'))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file that was dropped is read once
  useEffect(() => void open(file), [])

  const settings = step.at === 'preview' ? changedSettings(step.content.settings, targets) : {}
  const settingsWords = describeSettings(t, settings, targets)
  const rows = step.at === 'preview' ? rowsOf(step.plan, policy, () => '') : null
  const writes = (rows?.savedSeeds.length ?? 0) + (rows?.schemas.length ?? 0)
  const takesSettings = withSettings && settingsWords !== ''
  const canImport = writes > 0 || takesSettings

  const merge = async () => {
    if (step.at !== 'preview' || !canImport) return
    try {
      const { written, undo } = await applyMerge(step.content, policy)
      onClose()
      if (takesSettings) takeSettings(settings)
      if (written === 0) return toasts.show(t('transfer.in.settingsDone'))
      toasts.show(t('transfer.in.done', { count: written }), {
        label: t('undo'),
        run: () =>
          void undo().then(
            (left) => toasts.show(t(left === 0 ? 'transfer.in.undone' : 'undoTooLate')),
            () => toasts.show(t('transfer.in.undoFailed')),
          ),
      })
    } catch {
      setError(t('transfer.in.failed'))
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    void open(event.dataTransfer.files[0])
  }
  return (
    <Dialog
      wide={step.at === 'preview'}
      title={t('transfer.in.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          {step.at === 'choose' || step.at === 'reading' ? null : (
            <Button className={styles.push ?? ''} onClick={() => input.current?.click()}>
              {t('transfer.in.another')}
            </Button>
          )}
          <Button onClick={onClose}>{t('exchange.cancel')}</Button>
          <Button look="primary" aria-disabled={!canImport} onClick={() => void merge()}>
            {t('transfer.in.do')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file on; the button does the same by keyboard */}
      <div data-takes-files="" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <FileInput
          ref={input}
          label={t('transfer.in.choose')}
          accept=".json,application/json"
          onChosen={(file) => void open(file)}
        />
        {step.at === 'choose' ? (
          <div className={styles.choose}>
            <Button data-autofocus="" onClick={() => input.current?.click()}>
              {t('transfer.in.choose')}
            </Button>
            <p className={styles.note}>{t('transfer.in.drop')}</p>
          </div>
        ) : null}
        {step.at === 'reading' ? (
          <p role="status" className={styles.choose}>
            {t('transfer.in.reading', { name: step.name })}
          </p>
        ) : null}
        {step.at === 'refused' ? (
          <div role="alert" className={styles.problem}>
            <strong>{t('transfer.in.whole', { name: step.name })}</strong>{' '}
            {t(`transfer.fault.${step.fault.kind}`, {
              limit: formatBytes(LARGEST_FILE),
              place: 'place' in step.fault ? step.fault.place : '',
              line: 'line' in step.fault ? step.fault.line : 0,
              column: 'column' in step.fault ? step.fault.column : 0,
            })}
          </div>
        ) : null}
        {step.at === 'preview' ? (
          <>
            <MergePreview name={step.name} plan={step.plan} policy={policy} onPolicy={setPolicy} />
            {settingsWords === '' ? null : (
              <label className={styles.settings}>
                <input
                  type="checkbox"
                  checked={withSettings}
                  onChange={(event) => setWithSettings(event.target.checked)}
                />
                <span>{t('transfer.in.takeSettings', { list: settingsWords })}</span>
              </label>
            )}
          </>
        ) : null}
        {error ? (
          <p role="alert" className={styles.problem}>
            {error}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}
