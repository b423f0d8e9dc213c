import { useId, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import type { SavedSeed } from '../../../lib/saved-seed'
import { seedSummary } from '../../../lib/seed-summary'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Segmented } from '../../../ui/segmented'
import { toasts } from '../../../ui/toast'
import type { SeedPlace } from '../seed-place'
import { undoOrSay } from '../undo-or-say'
import styles from './save-dialog.module.css'
import { changeSavedSeed, findSavedSeed, readTags, saveSeed } from './saved-seeds'
import '../later-words'

export type SaveDialogProps = {
  place: SeedPlace
  seedText: string
  /** The saved seed whose details are edited; without one, the text is saved anew. */
  existing?: SavedSeed
  onClose: () => void
}

/** Name, note, tags and reach of a saved seed. A name that is taken asks before its seed is replaced. */
export default function SaveDialog({ place, seedText, existing, onClose }: SaveDialogProps) {
  const t = useT()
  const scopeId = useId()
  const noNames = place.automation === ''
  const [name, setName] = useState(existing?.name ?? '')
  const [note, setNote] = useState(existing?.note ?? '')
  const [tags, setTags] = useState(existing?.tags.join(', ') ?? '')
  const [scope, setScope] = useState<'own' | 'all'>(noNames || existing?.automation === null ? 'all' : 'own')
  const [error, setError] = useState<string>()
  const [taken, setTaken] = useState<SavedSeed>()

  const details = () => ({
    name: name.trim(),
    note: note.trim(),
    tags: readTags(tags),
    project: scope === 'own' ? place.project : null,
    automation: scope === 'own' ? place.automation : null,
  })
  const save = async () => {
    if (name.trim() === '') {
      setError(t('seeds.save.nameMissing'))
      return
    }
    const same = await findSavedSeed(details())
    if (same && same.id !== existing?.id && same.id !== taken?.id) {
      setTaken(same)
      return
    }
    const into = existing ?? (same && taken ? same : undefined)
    const undo = into && (await changeSavedSeed(into.id, { ...details(), seedText }))
    if (!into) await saveSeed(details(), seedText)
    onClose()
    toasts.show(
      t(existing ? 'seeds.changed' : 'seeds.saved', { name: name.trim() }),
      undo && !existing ? { label: t('undo'), run: () => void undoOrSay(undo) } : undefined,
    )
  }
  const submit = () => {
    save().catch(() => setError(t('seeds.save.failed')))
  }
  return (
    <Dialog
      title={t(existing ? 'seeds.save.editTitle' : 'seeds.save.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('seeds.cancel')}</Button>
          <Button look="primary" onClick={submit}>
            {t(taken ? 'seeds.save.replace' : 'seeds.save.do')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className={styles.seed}>{seedSummary(seedText)}</p>
        <Field label={t('seeds.save.name')} error={error} warning={taken ? t('seeds.save.taken') : undefined}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              value={name}
              onChange={(event) => {
                setName(event.target.value)
                setError(undefined)
                setTaken(undefined)
              }}
            />
          )}
        </Field>
        <Field label={t('seeds.save.note')}>
          {(control) => <Input {...control} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <Field label={t('seeds.save.tags')} hint={t('seeds.save.tagsHint')}>
          {(control) => <Input {...control} value={tags} onChange={(event) => setTags(event.target.value)} />}
        </Field>
        <div>
          <div id={scopeId} className={styles.label}>
            {t('seeds.save.scope')}
          </div>
          <Segmented
            labelledBy={scopeId}
            name={scopeId}
            value={scope}
            options={[
              ...(noNames ? [] : [{ value: 'own' as const, label: t('seeds.save.own', place) }]),
              { value: 'all' as const, label: t('seeds.save.all') },
            ]}
            onChange={(next) => {
              setScope(next)
              setTaken(undefined)
            }}
          />
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
