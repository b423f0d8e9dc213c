import { useEffect, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './about-inbox.module.css'
import { clearInbox, type InboxContent, lookAtInbox } from './clear-inbox'
import './later-words'

/** Asks before deliveries are deleted: how many, and whether the results of runs go too. What comes while it asks stays. */
export function ClearDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [content, setContent] = useState<InboxContent>()
  const [keepRuns, setKeepRuns] = useState(true)
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  useEffect(() => {
    lookAtInbox().then(setContent, () => setState('failed'))
  }, [])
  const count = content ? content.all - (keepRuns ? content.ofRuns : 0) : 0
  const clear = async () => {
    if (state === 'busy' || !content) return
    setState('busy')
    try {
      await clearInbox(content, keepRuns)
      onClose()
    } catch {
      setState('failed')
    }
  }
  return (
    <Dialog
      title={t('inbox.clearTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('inbox.clearCancel')}</Button>
          <Button look="danger" disabled={!content || count === 0} onClick={() => void clear()}>
            {t('inbox.clearConfirm')}
          </Button>
        </>
      }
    >
      {content ? <p>{count === 0 ? t('inbox.clearNothing') : t('inbox.clearText', { count })}</p> : null}
      {content && content.ofRuns > 0 ? (
        <>
          <label className={styles.switch} style={{ marginTop: 12 }}>
            <input
              type="checkbox"
              checked={keepRuns}
              onChange={(event) => setKeepRuns(event.target.checked)}
            />
            {t('inbox.clearKeep', { count: content.ofRuns })}
          </label>
          <p className={styles.hint}>{t('inbox.clearKeepHint')}</p>
        </>
      ) : null}
      {state === 'failed' ? (
        <p role="alert" className={styles.warning}>
          {t('inbox.clearFailed')}
        </p>
      ) : null}
    </Dialog>
  )
}
