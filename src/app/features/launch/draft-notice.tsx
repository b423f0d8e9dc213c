import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { Button, IconButton } from '../../ui/button'
import type { DraftKeeper } from './draft-keeper'
import styles from './draft-notice.module.css'

/** Says that there is another text of this draft, and how to get it back; or that it is not known whether there is one. */
export function DraftNotice({ keeper: { overtaken, unread } }: { keeper: DraftKeeper }) {
  const t = useT()
  const whose = useSyncExternalStore(overtaken.subscribe, overtaken.whose)
  const isUnread = useSyncExternalStore(unread.subscribe, unread.get)
  return (
    <div role="status">
      {isUnread ? (
        <div className={styles.notice}>
          <span className={styles.words}>{t('seeds.unread')}</span>
          <Button size="small" onClick={() => void unread.retry()}>
            {t('tryAgain')}
          </Button>
        </div>
      ) : null}
      {whose ? (
        <div className={styles.notice}>
          <span className={styles.words}>{t(whose === 'mine' ? 'seeds.overtaken' : 'seeds.keptAside')}</span>
          <Button size="small" onClick={overtaken.bringBack}>
            {t(whose === 'mine' ? 'seeds.overtaken.mine' : 'seeds.keptAside.bring')}
          </Button>
          <IconButton size="small" label={t('dismiss')} onClick={overtaken.dismiss}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </div>
  )
}
