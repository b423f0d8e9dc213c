import { useT } from '../../lib/i18n/i18n'
import { type InboxTrouble as Trouble, tryInboxNow } from '../../lib/inbox-state'
import { Button } from '../../ui/button'
import styles from './inbox-notices.module.css'
import './later-words'

/** Why nothing comes in just now, and the way to try at once; the page tries by itself with longer and longer pauses. */
export default function InboxTrouble({ trouble }: { trouble: Trouble }) {
  const t = useT()
  return (
    <div className={styles.gap}>
      <p>{t(`inbox.trouble.${trouble}`)}</p>
      <Button size="small" onClick={tryInboxNow}>
        {t('inbox.trouble.now')}
      </Button>
    </div>
  )
}
