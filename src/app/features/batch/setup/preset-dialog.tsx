import { useT } from '../../../lib/i18n/i18n'
import { NameDialog } from '../../../ui/name-dialog'
import { type BatchSettings, PRESET_NAME_LIMIT, savePreset, usePresets } from './presets'
import '../later-words'

type PresetDialogProps = { settings: BatchSettings; onClose: () => void }

/** Keeps a batch's settings under a name. */
export function PresetDialog({ settings, onClose }: PresetDialogProps) {
  const t = useT()
  const presets = usePresets()
  return (
    <NameDialog
      words={{
        title: t('batch.presets.title'),
        close: t('close'),
        cancel: t('batch.cancel'),
        keep: t('batch.presets.keep'),
        label: t('batch.presets.name'),
        hint: t('batch.presets.hint'),
        empty: t('batch.presets.empty'),
        taken: t('batch.presets.taken'),
        unwritten: t('batch.presets.unwritten'),
        saved: (name) => t('batch.presets.saved', { name }),
      }}
      initial={settings.automation}
      limit={PRESET_NAME_LIMIT}
      isTaken={(name) => presets.some((preset) => preset.name === name)}
      onKeep={(name, over) => savePreset(name, settings, over)}
      onClose={onClose}
    />
  )
}
