import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { Button, IconButton } from '../../../ui/button'
import { PopoverButton } from '../../../ui/popover-button'
import { toasts } from '../../../ui/toast'
import { PresetDialog } from './preset-dialog'
import { type BatchSettings, deletePreset, type Preset, savePreset, usePresets } from './presets'
import styles from './setup.module.css'
import { setupStore } from './setup-store'
import '../later-words'

/** Settings that were kept: taken for this batch, or deleted; and keeping the ones in force. */
export function PresetsMenu({ settings }: { settings: () => BatchSettings }) {
  const t = useT()
  const presets = usePresets()
  const [keeping, setKeeping] = useState<BatchSettings>()
  const take = (preset: Preset) => {
    const undo = setupStore.adopt(preset.settings)
    toasts.show(t('batch.presets.took', { name: preset.name }), {
      label: t('undo'),
      run: () => void (undo() || toasts.show(t('undoTooLate'))),
    })
  }
  const failed = () => toasts.show(t('batch.presets.unwritten'))
  const remove = async ({ name }: Preset) => {
    const gone = await deletePreset(name)
    const bringBack = async () => gone && savePreset(gone.name, gone.settings)
    toasts.show(t('batch.presets.deleted', { name }), {
      label: t('undo'),
      run: () => void bringBack().catch(failed),
    })
  }
  return (
    <>
      <PopoverButton label={t('batch.presets.menu')}>
        {(close) => (
          <div className={styles.presets}>
            {presets.length === 0 ? <p className={styles.faint}>{t('batch.presets.none')}</p> : null}
            <ul className={styles.presetList} aria-label={t('batch.presets.menu')}>
              {presets.map((preset) => (
                <li key={preset.name} className={styles.preset}>
                  <button
                    type="button"
                    className={styles.takePreset}
                    onClick={() => {
                      close()
                      take(preset)
                    }}
                  >
                    <b className="clip">
                      <PlainName text={preset.name} />
                    </b>
                    <span className="clip">
                      <PlainName text={preset.settings.automation} /> ·{' '}
                      <PlainName text={preset.settings.project} />
                    </span>
                  </button>
                  <IconButton
                    size="small"
                    label={t('batch.presets.delete', { name: preset.name })}
                    onClick={() => void remove(preset).catch(failed)}
                  >
                    <Trash2 size={14} aria-hidden />
                  </IconButton>
                </li>
              ))}
            </ul>
            <Button
              size="small"
              onClick={() => {
                close()
                setKeeping(settings())
              }}
            >
              {t('batch.presets.save')}
            </Button>
          </div>
        )}
      </PopoverButton>
      {keeping ? <PresetDialog settings={keeping} onClose={() => setKeeping(undefined)} /> : null}
    </>
  )
}
