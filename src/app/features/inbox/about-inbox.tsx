import { useEffect, useState } from 'react'
import { isPrivateHost } from '../../../contract/webhook-url'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { cx } from '../../ui/cx'
import styles from './about-inbox.module.css'
import { inboxId } from './inbox-id'
import { NotifySwitch } from './notify-switch'
import { TestInbox } from './test-inbox'
import './later-words'

/** The last part of the address of what is tried without a run. */
const TRY = 'try'

/** The inbox's own address, whether it can be reached, and what to do when something arrives. */
export function AboutInbox({ publicUrl }: { publicUrl: string }) {
  const t = useT()
  const [id, setId] = useState<string>()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    let over = false
    inboxId().then(
      (found) => !over && setId(found),
      // Without a database there is no inbox; the page says so elsewhere.
      () => {},
    )
    return () => {
      over = true
    }
  }, [])
  return (
    <div className={styles.about}>
      <div>
        <div className={styles.label}>{t('inbox.address')}</div>
        <div className={styles.address}>
          <code className={cx('mono', styles.url)}>
            {publicUrl}/hooks/{shown && id ? id : '••••••••'}/{TRY}
          </code>
          <Button size="small" look="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'inbox.addressHide' : 'inbox.addressShow')}
          </Button>
          {id ? (
            <CopyButton
              label={t('inbox.addressCopy')}
              copiedLabel={t('copied')}
              text={`${publicUrl}/hooks/${id}/${TRY}`}
            />
          ) : null}
        </div>
        <p className={styles.hint}>
          {t('inbox.addressHint')}
          {isPrivateHost(new URL(publicUrl).hostname) ? ` ${t('inbox.local')}` : ''}
        </p>
      </div>
      <TestInbox />
      <NotifySwitch />
      <p className={styles.hint}>{t('inbox.limits')}</p>
    </div>
  )
}
