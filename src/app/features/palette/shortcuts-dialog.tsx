import { useState } from 'react'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import { allShortcuts, setSingleKeys, useSingleKeys } from '../../lib/shortcuts'
import { Dialog } from '../../ui/dialog'
import { Keys } from '../../ui/kbd'
import styles from './shortcuts-dialog.module.css'

/** Keys that single parts of the page hear by themselves. */
const LOCAL: readonly { keys: string; label: MessageKey; focused?: boolean }[] = [
  { keys: 'mod+enter', label: 'shortcuts.start' },
  { keys: 'mod+s', label: 'shortcuts.save' },
  { keys: 'Esc', label: 'shortcuts.escape' },
  { keys: 'Tab', label: 'shortcuts.tab' },
  { keys: 'Ctrl+m', label: 'shortcuts.indent' },
  { keys: 'F6', label: 'shortcuts.messages' },
  { keys: '↑ ↓', label: 'shortcuts.arrows' },
  { keys: '← →', label: 'shortcuts.tabs' },
  // Heard by the list alone, so they need no switch.
  { keys: 'x', label: 'shortcuts.mark', focused: true },
  { keys: 's', label: 'shortcuts.star', focused: true },
]

/** Every key that the page knows, and the switch for those that consist of a letter alone. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const singleKeys = useSingleKeys()
  const [known] = useState((): typeof LOCAL =>
    allShortcuts().sort((a, b) => Number(isSingle(a.keys)) - Number(isSingle(b.keys))),
  )
  return (
    <Dialog title={t('shortcuts.title')} closeLabel={t('close')} onClose={onClose}>
      <dl className={styles.list}>
        {[...known, ...LOCAL].map(({ keys, label, focused }) => (
          <div
            key={keys}
            className={styles.row}
            data-off={isSingle(keys) && !focused && !singleKeys ? '' : undefined}
          >
            <dt>{t(label)}</dt>
            <dd>
              <Keys keys={keys} spoken />
            </dd>
          </div>
        ))}
      </dl>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        <span>
          {t('shortcuts.single')}
          <span className={styles.note}>{t('shortcuts.singleNote')}</span>
        </span>
      </label>
    </Dialog>
  )
}

const isSingle = (keys: string): boolean => /^\S( \S)?$/.test(keys) && !/[↑←]/.test(keys)
