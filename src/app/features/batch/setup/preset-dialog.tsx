import { type FormEvent, useId, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { toasts } from '../../../ui/toast'
import { type BatchSettings, PRESET_NAME_LIMIT, savePreset, usePresets } from './presets'
import '../later-words'

type PresetDialogProps = { settings: BatchSettings; onClose: () => void }

/** Keeps a batch's settings under a name. */
export function PresetDialog({ settings, onClose }: PresetDialogProps) {
  const t = useT()
  const formId = useId()
  const presets = usePresets()
  const [name, setName] = useState(settings.automation)
  const [fault, setFault] = useState<'empty' | 'unwritten'>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setFault('empty')
    try {
      await savePreset(name.trim(), settings)
      onClose()
      toasts.show(t('batch.presets.saved', { name: name.trim() }))
    } catch {
      setFault('unwritten')
    }
  }
  return (
    <Dialog
      title={t('batch.presets.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('batch.cancel')}</Button>
          <Button look="primary" type="submit" form={formId}>
            {t('batch.presets.keep')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('batch.presets.name')}
          hint={t('batch.presets.hint')}
          error={fault ? t(`batch.presets.${fault}`) : undefined}
          warning={
            presets.some((preset) => preset.name === name.trim()) ? t('batch.presets.taken') : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              data-autofocus=""
              maxLength={PRESET_NAME_LIMIT}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
