import { FileUp, FolderUp, X } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { Button, IconButton } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { bytesOf, type ChosenFile } from '../prepare/source'
import { chosenFiles, filesOf } from './dropped-files'
import styles from './setup.module.css'
import type { Given, InputKind } from './setup-state'
import { setupStore } from './setup-store'
import '../later-words'

const ACCEPTS = { table: '.csv,.tsv,.txt,text/csv', json: '.json,.jsonl,.ndjson' }

type DropZoneProps = { kind: InputKind; given: Given; reading: number | null }

/** Takes a file, a folder or a pasted text; says what it has, and how far it is read. */
export function DropZone({ kind, given, reading }: DropZoneProps) {
  const t = useT()
  const { text, files, absent } = given
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  /** Files that came along with the one that is used. */
  const [others, setOthers] = useState(0)
  const folder = kind === 'folder'
  const take = (chosen: readonly ChosenFile[]) => {
    const [first, ...others] = chosen
    if (!first) return
    setOthers(folder ? 0 : others.length)
    if (folder) setupStore.give(kind, { files: chosen })
    else setupStore.give(kindOf(first.file.name) ?? kind, { files: [first] })
  }
  const onDrop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(folder ? await filesOf(event.dataTransfer) : chosenFiles(event.dataTransfer.files))
  }
  const bytes = bytesOf(files)
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
      onPaste={(event) => {
        // Cells that a spreadsheet copies come as text, with their picture beside it.
        const { files, types } = event.clipboardData
        if (files.length === 0 || types.includes('text/plain')) return
        event.preventDefault()
        take(chosenFiles(files))
      }}
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
          take(chosenFiles(event.target.files ?? []))
          // The same file may be chosen again once it was changed.
          event.target.value = ''
        }}
      />
      {files.length > 0 ? (
        <div className={styles.chosen}>
          <FileUp size={16} aria-hidden />
          <b className="clip">
            {folder ? (
              t('batch.source.files', { count: files.length })
            ) : (
              <PlainName text={files[0]?.file.name ?? ''} />
            )}
          </b>
          <span className={styles.faint}>{formatBytes(bytes)}</span>
          <IconButton
            size="small"
            label={t('batch.source.remove')}
            onClick={() => setupStore.give(kind, { files: [] })}
          >
            <X size={14} aria-hidden />
          </IconButton>
          {others > 0 ? (
            <span className={styles.warning}>{t('batch.source.others', { count: others })}</span>
          ) : null}
        </div>
      ) : (
        <>
          {absent ? (
            <p className={styles.warning}>
              {t(folder ? 'batch.source.absentFolder' : 'batch.source.absent', {
                ...absent,
                bytes: formatBytes(absent.bytes),
              })}
            </p>
          ) : null}
          {folder ? null : (
            <textarea
              aria-label={t('batch.source.paste')}
              placeholder={t(kind === 'table' ? 'batch.source.pasteTable' : 'batch.source.pasteJson')}
              className={cx(styles.paste, 'mono')}
              spellCheck={false}
              value={text}
              onChange={(event) => setupStore.give(kind, { text: event.target.value, absent: null })}
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
