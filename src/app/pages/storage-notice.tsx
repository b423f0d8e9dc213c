import { useSyncExternalStore } from 'react'
import { useT } from '../lib/i18n/i18n'
import { openOverlay } from '../lib/overlay'
import { reloadPage } from '../lib/reload-page'
import { storageStatus } from '../lib/storage-status'
import { Button } from '../ui/button'
import styles from './server-notice.module.css'

/** Says when the page's own database can't be used, and what to do. What was typed stays where it is. */
export function StorageNotice() {
  const t = useT()
  const status = useSyncExternalStore(storageStatus.subscribe, storageStatus.get)
  const said = status !== 'ready' && status !== 'reopening'
  return (
    <div role="status" className={said ? styles.storage : undefined}>
      {said ? <span>{t(`promises.storage.${status}`)}</span> : null}
      {status === 'full' ? (
        <Button size="small" onClick={() => openOverlay('storage')}>
          {t('promises.storage.makeRoom')}
        </Button>
      ) : null}
      {status === 'outdated' || status === 'denied' || status === 'full' ? (
        <Button size="small" onClick={() => void reloadPage()}>
          {t('promises.storage.reload')}
        </Button>
      ) : null}
    </div>
  )
}
