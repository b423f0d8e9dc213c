import { X } from 'lucide-react'
import { useT } from '../../lib/i18n/i18n'
import { useInboxState } from '../../lib/inbox-state'
import { IconButton } from '../../ui/button'
import { LazyPart } from '../../ui/lazy-part'
import { dismissGap, useGap } from './gap'
import styles from './inbox-notices.module.css'

const loadTrouble = () => import('./inbox-trouble')

/** What the operator must know about the inbox, on every page: deliveries being refused, not kept or lost. */
export function InboxNotices() {
  const t = useT()
  const { writable, phase, trouble } = useInboxState()
  const gap = useGap()
  return (
    <div role="status">
      {!writable && phase === 'live' ? <p className={styles.bad}>{t('inbox.notWritable')}</p> : null}
      {trouble === null ? null : (
        <LazyPart
          load={loadTrouble}
          props={{ trouble }}
          words={{ failed: t('pane.failed'), retry: t('tryAgain') }}
        />
      )}
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
