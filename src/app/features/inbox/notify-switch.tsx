import { useId, useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import styles from './about-inbox.module.css'
import { notifyChoice } from './notify'

/** The one switch without which no desktop notification is ever shown. */
export function NotifySwitch() {
  const t = useT()
  const id = useId()
  const choice = useSyncExternalStore(notifyChoice.subscribe, notifyChoice.get)
  const isClosed = choice === 'denied' || choice === 'unsupported'
  return (
    <div>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={choice === 'on'}
          disabled={isClosed}
          aria-describedby={id}
          onChange={(event) => void notifyChoice.set(event.target.checked)}
        />
        {t('inbox.notify.label')}
      </label>
      <p id={id} className={isClosed ? styles.warning : styles.hint}>
        {t(isClosed ? `inbox.notify.${choice}` : 'inbox.notify.text')}
      </p>
    </div>
  )
}
