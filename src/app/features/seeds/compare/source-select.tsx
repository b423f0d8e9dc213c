import { useId, useRef, useState } from 'react'
import { spellOut } from '../../../../contract/misleading-text'
import { formatBytes, formatTime } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { isPossibleTime } from '../../../lib/possible-time'
import type { Run } from '../../../lib/run'
import { FileInput } from '../../../ui/file-input'
import { Select } from '../../../ui/select'
import { readSeedFile } from '../read-seed-file'
import styles from './compare-dialog.module.css'
import { type Choices, optionOf, sourceOf } from './compare-sources'
import type { CompareSource } from './compare-store'

type SourceSelectProps = {
  label: string
  source: CompareSource
  choices: Choices | undefined
  limitBytes: number
  onChange: (source: CompareSource) => void
}

/** Chooses one side of a comparison: the draft, a saved seed, a run, a file. */
export function SourceSelect({ label, source, choices, limitBytes, onChange }: SourceSelectProps) {
  const t = useT()
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string>()
  const openFile = async (chosen: File) => {
    const read = await readSeedFile(chosen, limitBytes)
    if (read.ok) {
      setError(undefined)
      onChange({ kind: 'file', name: chosen.name, text: read.text, openedAt: Date.now() })
    } else
      setError(t(`seeds.compare.file.${read.error}`, { name: chosen.name, limit: formatBytes(limitBytes) }))
  }
  const runOption = (run: Run) => (
    <option key={run.startId} value={optionOf({ kind: 'run', startId: run.startId })}>
      {[
        formatDay(run.createdAt),
        spellOut(run.automation),
        t(`state.${run.state}`),
        spellOut(run.executionId ?? ''),
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    </option>
  )
  return (
    <div className={styles.source}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={optionOf(source)}
        onChange={(event) => {
          const next = sourceOf(event.target.value)
          if (next === 'file') file.current?.click()
          else onChange(next)
        }}
      >
        <option value="draft">{t('seeds.compare.draft')}</option>
        {source.kind === 'file' ? <option value="file">{spellOut(source.name)}</option> : null}
        {choices && choices.saved.length > 0 ? (
          <optgroup label={t('seeds.library.saved')}>
            {choices.saved.map(({ id, name }) => (
              <option key={id} value={optionOf({ kind: 'saved', id })}>
                {spellOut(name)}
              </option>
            ))}
          </optgroup>
        ) : null}
        {choices && choices.own.length > 0 ? (
          <optgroup label={t('seeds.compare.ownRuns')}>{choices.own.map(runOption)}</optgroup>
        ) : null}
        {choices && choices.others.length > 0 ? (
          <optgroup label={t('seeds.compare.otherRuns')}>{choices.others.map(runOption)}</optgroup>
        ) : null}
        {source.kind === 'file' ? null : <option value="file">{t('seeds.compare.file')}</option>}
      </Select>
      <FileInput
        ref={file}
        label={t('seeds.compare.file')}
        accept=".json,application/json,text/plain"
        onChosen={(file) => void openFile(file)}
      />
      {error ? (
        <span role="alert" className={styles.error}>
          {error}
        </span>
      ) : null}
    </div>
  )
}

/** Date and time, short: runs of one day differ by the second. */
function formatDay(ms: number): string {
  if (!isPossibleTime(ms)) return formatTime(ms)
  const day = new Date(ms)
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())} ${formatTime(ms)}`
}
