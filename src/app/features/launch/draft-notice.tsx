import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { Button, IconButton } from '../../ui/button'
import type { DraftKeeper } from './draft-keeper'
import styles from './draft-notice.module.css'

/** Says that another tab has changed this draft, and how to get this tab's own text back. */
export function DraftNotice({ overtaken }: { overtaken: DraftKeeper['overtaken'] }) {
  const t = useT()
  const mine = useSyncExternalStore(overtaken.subscribe, overtaken.get)
  return (
    <div role="status">
      {mine ? (
        <div className={styles.notice}>
          <span className={styles.words}>{t('seeds.overtaken')}</span>
          <Button size="small" onClick={overtaken.bringBack}>
            {t('seeds.overtaken.mine')}
          </Button>
          <IconButton size="small" label={t('dismiss')} onClick={overtaken.dismiss}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </div>
  )
}
