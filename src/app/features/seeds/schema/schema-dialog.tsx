import { useRef, useState, useSyncExternalStore } from 'react'
import { checkJson } from '../../../../contract/json-text'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import type { SeedSchema } from '../../../lib/seed-schema'
import { useLive } from '../../../lib/use-live'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { FileInput } from '../../../ui/file-input'
import { JsonEditor } from '../../../ui/json-editor/json-editor'
import { createTextSource } from '../../../ui/json-editor/text-source'
import { toasts } from '../../../ui/toast'
import { describeJsonError } from '../describe-json-error'
import { readSeedFile } from '../read-seed-file'
import type { SeedPlace } from '../seed-place'
import { undoOrSay } from '../undo-or-say'
import { inWorker } from '../worker/in-worker'
import styles from './schema-dialog.module.css'
import { acceptedSeeds, removeSchema, storeSchema } from './stored-schema'
import '../later-words'

export type SchemaDialogProps = {
  place: SeedPlace
  stored: SeedSchema | null
  dark: boolean
  onClose: () => void
}

const MOST_BYTES = 1024 * 1024
/** What was typed and not saved, by automation: closing the dialog loses nothing. */
const unsaved = new Map<string, string>()

/** The schema of an automation's seeds: pasted, opened from a file, or inferred from the seeds that were accepted. */
export default function SchemaDialog({ place, stored, dark, onClose }: SchemaDialogProps) {
  const t = useT()
  const id = `schema ${place.project} ${place.automation}`
  const file = useRef<HTMLInputElement>(null)
  const [source] = useState(() => createTextSource(id, unsaved.get(id) ?? stored?.schemaText ?? ''))
  const text = useSyncExternalStore(source.subscribe, source.read)
  const [error, setError] = useState<string>()
  /** The text that was inferred here, and from how many seeds. */
  const [inferred, setInferred] = useState(
    stored?.origin === 'inferred' ? { text: stored.schemaText, from: stored.inferredFrom ?? 0 } : null,
  )
  const accepted = useLive((db) => acceptedSeeds(db, place), id)
  const seeds = accepted.value ?? []

  const close = () => {
    if (source.read() === (stored?.schemaText ?? '')) unsaved.delete(id)
    else unsaved.set(id, source.read())
    onClose()
  }
  const save = async () => {
    const schemaText = source.read()
    if (schemaText.trim() === '') return remove()
    const check = checkJson(schemaText)
    if (!check.ok) return setError(describeJsonError(t, check.error))
    const fault = await inWorker('schemaFault', schemaText)
    if (fault !== null) return setError(t('seeds.schema.fault', { fault }))
    const isInferred = inferred?.text === schemaText
    await storeSchema(place, {
      schemaText,
      origin: isInferred ? 'inferred' : 'attached',
      inferredFrom: isInferred ? inferred.from : null,
    })
    unsaved.delete(id)
    onClose()
  }
  const remove = async () => {
    unsaved.delete(id)
    onClose()
    if (!stored) return
    const restore = await removeSchema(place)
    toasts.show(t('seeds.schema.removed'), { label: t('undo'), run: () => void undoOrSay(restore) })
  }
  const infer = async () => {
    const schemaText = await inWorker('infer', seeds)
    setInferred({ text: schemaText, from: seeds.length })
    setError(undefined)
    source.replace(schemaText)
  }
  const openFile = async (chosen: File) => {
    const read = await readSeedFile(chosen, MOST_BYTES)
    if (!read.ok)
      return setError(
        t(`seeds.compare.file.${read.error}`, { name: chosen.name, limit: formatBytes(MOST_BYTES) }),
      )
    setError(undefined)
    source.replace(read.text)
  }
  const guarded = (work: () => Promise<void>) => () => {
    work().catch(() => setError(t('seeds.schema.failed')))
  }
  const origin =
    text.trim() === ''
      ? t('seeds.schema.none')
      : inferred?.text === text
        ? t('seeds.schema.inferred', { count: inferred.from })
        : t('seeds.schema.attached')

  return (
    <Dialog
      title={t('seeds.schema.title', { automation: place.automation })}
      closeLabel={t('close')}
      onClose={close}
      wide
      actions={
        <>
          {stored ? (
            <Button look="danger" className={styles.first ?? ''} onClick={guarded(remove)}>
              {t('seeds.schema.remove')}
            </Button>
          ) : null}
          <Button onClick={close}>{t('seeds.cancel')}</Button>
          <Button look="primary" onClick={guarded(save)}>
            {t('seeds.save.do')}
          </Button>
        </>
      }
    >
      <p className={styles.explained}>{t('seeds.schema.explained')}</p>
      <div className={styles.tools}>
        <Button
          size="small"
          aria-disabled={seeds.length === 0}
          onClick={seeds.length === 0 ? undefined : guarded(infer)}
        >
          {t('seeds.schema.infer', { count: seeds.length })}
        </Button>
        <Button size="small" onClick={() => file.current?.click()}>
          {t('seed.openFile')}
        </Button>
        <FileInput
          ref={file}
          label={t('seeds.schema.file')}
          accept=".json,application/json,application/schema+json,text/plain"
          onChosen={(file) => void openFile(file)}
        />
        <span role="status" className={styles.origin}>
          {origin}
        </span>
      </div>
      <div className={styles.editor}>
        <JsonEditor
          label={t('seeds.schema.editor')}
          source={source}
          dark={dark}
          onSubmit={guarded(save)}
          words={{
            loading: t('editor.loading'),
            failed: t('editor.failed'),
            retry: t('tryAgain'),
            tabLeaves: t('editor.tabLeaves'),
            tabIndents: t('editor.tabIndents'),
          }}
        />
      </div>
      {error ? (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
