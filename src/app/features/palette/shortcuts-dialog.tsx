import { useState } from 'react'
import { type MessageKey, useT } from '../../lib/i18n/i18n'
import { allShortcuts, setSingleKeys, useSingleKeys } from '../../lib/shortcuts'
import { Dialog } from '../../ui/dialog'
import { Keys } from '../../ui/kbd'
import styles from './shortcuts-dialog.module.css'

/** Keys that single parts of the page hear by themselves. */
const LOCAL: readonly { keys: string; label: MessageKey }[] = [
  { keys: 'mod+enter', label: 'shortcuts.start' },
  { keys: 'Esc', label: 'shortcuts.escape' },
  { keys: 'Tab', label: 'shortcuts.tab' },
  { keys: '↑ ↓', label: 'shortcuts.arrows' },
  { keys: '← →', label: 'shortcuts.tabs' },
]

/** Every key that the page knows, and the switch for those that consist of a letter alone. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const singleKeys = useSingleKeys()
  const [known] = useState(() =>
    allShortcuts().sort((a, b) => Number(isSingle(a.keys)) - Number(isSingle(b.keys))),
  )
  return (
    <Dialog title={t('shortcuts.title')} closeLabel={t('close')} onClose={onClose}>
      <dl className={styles.list}>
        {[...known, ...LOCAL].map(({ keys, label }) => (
          <div key={keys} className={styles.row} data-off={isSingle(keys) && !singleKeys ? '' : undefined}>
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
