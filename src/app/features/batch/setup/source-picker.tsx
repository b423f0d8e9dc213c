import { FileUp, FolderUp, Plus, X } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { Button, IconButton } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Segmented } from '../../../ui/segmented'
import { Select } from '../../../ui/select'
import { type Axis, DELIMITERS, ENCODINGS, QUOTES } from '../prepare/source'
import styles from './setup.module.css'
import { type Setup, setupStore } from './setup-store'
import '../later-words'

const KINDS = ['table', 'json', 'folder', 'matrix'] as const
const ACCEPTS = { table: '.csv,.tsv,.txt,text/csv', json: '.json,.jsonl,.ndjson' }

/** Where the rows come from: a file, a folder, what is pasted, or a matrix. */
export function SourcePicker({ setup }: { setup: Setup }) {
  const t = useT()
  const id = useId()
  return (
    <div className={styles.part}>
      <div id={id} className={styles.label}>
        {t('batch.source.label')}
      </div>
      <Segmented
        labelledBy={id}
        name="batch-source"
        value={setup.kind}
        onChange={(kind) => setupStore.change({ kind })}
        options={KINDS.map((value) => ({ value, label: t(`batch.source.${value}`) }))}
      />
      {setup.kind === 'matrix' ? <MatrixFields setup={setup} /> : <Drop setup={setup} />}
      {setup.kind === 'table' ? <TableFields setup={setup} /> : null}
    </div>
  )
}

function Drop({ setup }: { setup: Setup }) {
  const t = useT()
  const { kind, file, files, text, reading } = setup
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const folder = kind === 'folder'
  const take = (list: FileList | readonly File[]) => {
    const chosen = [...list]
    if (chosen.length === 0) return
    if (folder) setupStore.change({ files: chosen })
    else setupStore.change({ file: chosen[0] ?? null, text: '', kind: kindOf(chosen[0]?.name ?? '') ?? kind })
  }
  const onDrop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(folder ? await filesOf(event.dataTransfer) : event.dataTransfer.files)
  }
  const chosen = folder ? files.length > 0 : file !== null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the button in it does the same
    <div
      data-takes-files=""
      data-own-paste=""
      className={cx(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void onDrop(event)}
    >
      <input
        ref={input}
        type="file"
        hidden
        data-testid="batch-file"
        {...(folder
          ? { webkitdirectory: '', multiple: true }
          : { accept: ACCEPTS[kind as 'table' | 'json'] })}
        onChange={(event) => {
          take(event.target.files ?? [])
          // The same file may be chosen again once it was changed.
          event.target.value = ''
        }}
      />
      {chosen ? (
        <div className={styles.chosen}>
          <FileUp size={16} aria-hidden />
          <b className="clip">{folder ? t('batch.source.files', { count: files.length }) : file?.name}</b>
          <span className={styles.faint}>
            {formatBytes(folder ? files.reduce((sum, { size }) => sum + size, 0) : (file?.size ?? 0))}
          </span>
          <IconButton
            size="small"
            label={t('batch.source.remove')}
            onClick={() => setupStore.change({ file: null, files: [] })}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ) : (
        <>
          {folder ? null : (
            <textarea
              aria-label={t('batch.source.paste')}
              placeholder={t(kind === 'table' ? 'batch.source.pasteTable' : 'batch.source.pasteJson')}
              className={cx(styles.paste, 'mono')}
              spellCheck={false}
              value={text}
              onChange={(event) => setupStore.change({ text: event.target.value })}
            />
          )}
          <div className={styles.dropLine}>
            <Button onClick={() => input.current?.click()}>
              {folder ? <FolderUp size={14} aria-hidden /> : <FileUp size={14} aria-hidden />}
              {t(folder ? 'batch.source.chooseFolder' : 'batch.source.choose')}
            </Button>
            <span className={styles.faint}>
              {t(folder ? 'batch.source.dropFolder' : 'batch.source.drop')}
            </span>
          </div>
        </>
      )}
      {reading === null ? null : (
        <div className={styles.reading}>
          <progress aria-label={t('batch.source.reading')} max={1} value={reading} />
          <span className="num">{Math.round(reading * 100)} %</span>
          <Button size="small" onClick={() => setupStore.cancel()}>
            {t('batch.cancel')}
          </Button>
        </div>
      )}
    </div>
  )
}

const kindOf = (name: string) =>
  /\.(?:csv|tsv)$/i.test(name)
    ? ('table' as const)
    : /\.(?:json|jsonl|ndjson)$/i.test(name)
      ? ('json' as const)
      : null

/** Files of a dropped folder, with those in folders below it. */
async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found: File[] = []
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) {
      found.push(
        await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
      )
      return
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader()
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      )
      if (some.length === 0) return
      for (const child of some) await walk(child)
    }
  }
  for (const entry of entries) await walk(entry)
  return found
}

function TableFields({ setup }: { setup: Setup }) {
  const t = useT()
  const { options, found } = setup
  const change = (next: Partial<typeof options>) => setupStore.change({ options: { ...options, ...next } })
  const guessed = found?.table
  return (
    <div className={styles.fields}>
      <Field label={t('batch.table.delimiter')}>
        {(control) => (
          <Select
            {...control}
            value={options.delimiter}
            onChange={(event) =>
              change({ delimiter: DELIMITERS.find((d) => d === event.target.value) ?? 'auto' })
            }
          >
            {DELIMITERS.map((value) => (
              <option key={value} value={value}>
                {value === 'auto'
                  ? t('batch.table.auto', {
                      what: guessed ? t(`batch.delimiter.${delimiterName(guessed.delimiter)}`) : '',
                    })
                  : t(`batch.delimiter.${delimiterName(value)}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('batch.table.quote')}>
        {(control) => (
          <Select
            {...control}
            value={options.quote}
            onChange={(event) => change({ quote: QUOTES.find((q) => q === event.target.value) ?? '"' })}
          >
            {QUOTES.map((value) => (
              <option key={value}>{value}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('batch.table.encoding')}>
        {(control) => (
          <Select
            {...control}
            value={options.encoding}
            onChange={(event) =>
              change({ encoding: ENCODINGS.find((e) => e === event.target.value) ?? 'auto' })
            }
          >
            {ENCODINGS.map((value) => (
              <option key={value} value={value}>
                {value === 'auto' ? t('batch.table.auto', { what: guessed?.encoding ?? '' }) : value}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={options.header}
          onChange={(event) => change({ header: event.target.checked })}
        />
        {t('batch.table.header')}
      </label>
    </div>
  )
}

function delimiterName(value: string) {
  return value === ';' ? 'semicolon' : value === '\t' ? 'tab' : value === '|' ? 'pipe' : 'comma'
}

function MatrixFields({ setup }: { setup: Setup }) {
  const t = useT()
  const id = useId()
  const { axes } = setup
  const put = (at: number, axis: Axis) => setupStore.change({ axes: axes.with(at, axis) })
  return (
    <div className={styles.matrix}>
      <Field label={t('batch.matrix.base')}>
        {(control) => (
          <textarea
            {...control}
            className={cx(styles.paste, 'mono')}
            spellCheck={false}
            value={setup.base}
            placeholder={'{ "days": ["2023-01-01"], "size": 10 }'}
            onChange={(event) => setupStore.change({ base: event.target.value })}
          />
        )}
      </Field>
      {axes.map((axis, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two axes may be alike while they are typed
        <fieldset key={at} className={styles.axis} aria-label={t('batch.matrix.axis', { number: at + 1 })}>
          <Field label={t('batch.matrix.path')} className={styles.axisPath}>
            {(control) => (
              <Input
                {...control}
                mono
                placeholder="days[0]"
                value={axis.path}
                onChange={(event) => put(at, { ...axis, path: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('batch.matrix.kind')}>
            {(control) => (
              <Select
                {...control}
                value={axis.values.kind}
                onChange={(event) =>
                  put(at, {
                    ...axis,
                    values:
                      event.target.value === 'range'
                        ? { kind: 'range', from: '', to: '', step: '' }
                        : { kind: 'list', text: '' },
                  })
                }
              >
                <option value="list">{t('batch.matrix.list')}</option>
                <option value="range">{t('batch.matrix.range')}</option>
              </Select>
            )}
          </Field>
          <AxisValuesFields axis={axis} onChange={(next) => put(at, next)} />
          <IconButton
            size="small"
            label={t('batch.matrix.remove')}
            disabled={axes.length === 1}
            onClick={() => setupStore.change({ axes: axes.filter((_, other) => other !== at) })}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </fieldset>
      ))}
      <div className={styles.fields}>
        <Button
          size="small"
          look="quiet"
          onClick={() =>
            setupStore.change({ axes: [...axes, { path: '', values: { kind: 'list', text: '' } }] })
          }
        >
          <Plus size={13} aria-hidden /> {t('batch.matrix.add')}
        </Button>
        <span id={id} className="visually-hidden">
          {t('batch.matrix.how')}
        </span>
        <Segmented
          labelledBy={id}
          name="batch-how"
          value={setup.how}
          onChange={(how) => setupStore.change({ how })}
          options={[
            { value: 'product', label: t('batch.matrix.product') },
            { value: 'zip', label: t('batch.matrix.zip') },
          ]}
        />
      </div>
    </div>
  )
}

function AxisValuesFields({ axis, onChange }: { axis: Axis; onChange: (axis: Axis) => void }) {
  const t = useT()
  const { values } = axis
  if (values.kind === 'list')
    return (
      <Field label={t('batch.matrix.values')} className={styles.axisValues}>
        {(control) => (
          <textarea
            {...control}
            className={cx(styles.values, 'mono')}
            spellCheck={false}
            rows={2}
            placeholder={t('batch.matrix.valuesHint')}
            value={values.text}
            onChange={(event) => onChange({ ...axis, values: { kind: 'list', text: event.target.value } })}
          />
        )}
      </Field>
    )
  return (
    <div className={styles.range}>
      {(['from', 'to', 'step'] as const).map((end) => (
        <Field key={end} label={t(`batch.matrix.${end}`)}>
          {(control) => (
            <Input
              {...control}
              mono
              placeholder={end === 'step' ? '1' : ''}
              value={values[end]}
              onChange={(event) => onChange({ ...axis, values: { ...values, [end]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
