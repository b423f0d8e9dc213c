import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { utf8Length } from '../../../../contract/limits'
import type { Target } from '../../../../contract/target'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { saveFile } from '../../../ui/save-file'
import { toasts } from '../../../ui/toast'
import { collectContent, type Parts, pick } from './collect-content'
import { describeSettings } from './describe-settings'
import { LARGEST_FILE } from './read-file'
import { readSettings } from './settings'
import styles from './transfer.module.css'
import type { TransferContent } from './transfer-file'
import { writeFile } from './write-file'
import '../later-words'
import './later-words'

export type ExportDialogProps = { targets: readonly Target[]; onClose: () => void }

/** Saves what can be taken along as one file, and says what is in it. */
export default function ExportDialog({ targets, onClose }: ExportDialogProps) {
  const t = useT()
  const [content, setContent] = useState<TransferContent | null>(null)
  const [parts, setParts] = useState<Parts>({ savedSeeds: true, schemas: true, settings: true })
  const [error, setError] = useState<string>()
  useEffect(() => {
    let over = false
    collectContent(readSettings()).then(
      (read) => !over && setContent(read),
      () => !over && setError(t('transfer.out.failed')),
    )
    return () => {
      over = true
    }
  }, [t])
  const counts = { savedSeeds: content?.savedSeeds.length ?? 0, schemas: content?.schemas.length ?? 0 }
  const rows = [
    {
      part: 'savedSeeds' as const,
      empty: counts.savedSeeds === 0,
      words: t('transfer.seeds', { count: counts.savedSeeds }),
    },
    {
      part: 'schemas' as const,
      empty: counts.schemas === 0,
      words: t('transfer.schemas', { count: counts.schemas }),
    },
    {
      part: 'settings' as const,
      empty: content === null,
      words: t('transfer.settings', { list: describeSettings(t, content?.settings ?? {}, targets) }),
    },
  ]
  const isEmpty = rows.every(({ part, empty }) => empty || !parts[part])
  const save = () => {
    if (content === null || isEmpty) return
    const text = writeFile(pick(content, parts), Date.now())
    const size = utf8Length(text)
    if (size > LARGEST_FILE)
      return setError(
        t('transfer.out.tooLarge', { size: formatBytes(size), limit: formatBytes(LARGEST_FILE) }),
      )
    const name = `seedpad-${new Date().toISOString().slice(0, 10)}.seedpad.json`
    saveFile(name, 'application/json', text)
    onClose()
    toasts.show(t('transfer.out.saved', { name }))
  }
  return (
    <Dialog
      title={t('transfer.out.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('exchange.cancel')}</Button>
          <Button look="primary" data-autofocus="" aria-disabled={isEmpty} onClick={save}>
            <Download size={14} aria-hidden />
            {t('transfer.out.save')}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{t('transfer.out.explained')}</p>
      <fieldset className={styles.parts} aria-busy={content === null && error === undefined}>
        <legend>{t('transfer.out.holds')}</legend>
        {rows.map(({ part, empty, words }) => (
          <label key={part} data-empty={empty || undefined}>
            <input
              type="checkbox"
              disabled={empty}
              checked={parts[part] && !empty}
              onChange={(event) => setParts({ ...parts, [part]: event.target.checked })}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <p className={styles.note}>
        {t('transfer.out.never')} {counts.savedSeeds > 0 ? t('transfer.out.seedWarning') : null}
      </p>
      {error ? (
        <p role="alert" className={styles.problem}>
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
