import { useT } from '../../lib/i18n/i18n'
import { useInboxState } from '../../lib/inbox-state'
import { cx } from '../../ui/cx'
import styles from './inbox-status.module.css'

/** How the page hears of deliveries: a dot and few words, the same in every tab. */
export function InboxStatus() {
  const t = useT()
  const { phase, following, writable, trouble } = useInboxState()
  const isRefusing = phase === 'live' && !writable
  const look = isRefusing || trouble === 'unkept' ? 'refusing' : phase
  const hint = isRefusing
    ? t('inbox.notWritable')
    : phase === 'live'
      ? `${t('inbox.state.liveHint')}${following ? ` ${t('inbox.state.followingHint')}` : ''}`
      : t('inbox.state.reconnectingHint')
  const words = trouble === 'unkept' ? 'stuck' : look
  return (
    <span
      className={cx(styles.status, styles[look])}
      title={hint}
      data-inbox={following ? 'follows' : 'leads'}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.words}>{t(`inbox.state.${words}`)}</span>
    </span>
  )
}
