import { X } from 'lucide-react'
import { useT } from '../../lib/i18n/i18n'
import { useInboxState } from '../../lib/inbox-state'
import { IconButton } from '../../ui/button'
import { dismissGap, useGap } from './gap'
import styles from './inbox-notices.module.css'

/** What the operator must know about the inbox, on every page: deliveries being refused, deliveries lost. */
export function InboxNotices() {
  const t = useT()
  const { writable, phase } = useInboxState()
  const gap = useGap()
  return (
    <div role="status">
      {!writable && phase === 'live' ? <p className={styles.bad}>{t('inbox.notWritable')}</p> : null}
      {gap === null ? null : (
        <div className={styles.gap}>
          <p>
            {gap.reset
              ? t('inbox.gapReset')
              : gap.atMost === null
                ? t('inbox.gapUnknown')
                : t('inbox.gap', { count: gap.atMost })}
          </p>
          <IconButton size="small" label={t('dismiss')} onClick={() => void dismissGap()}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  )
}
