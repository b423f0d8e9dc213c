import { useEffect, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './about-inbox.module.css'
import { clearInbox, countInbox } from './clear-inbox'
import './later-words'

/** Asks before deliveries are deleted: how many, and whether the results of runs go too. */
export function ClearDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [counts, setCounts] = useState<{ all: number; ofRuns: number }>()
  const [keepRuns, setKeepRuns] = useState(true)
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  useEffect(() => {
    countInbox().then(setCounts, () => setState('failed'))
  }, [])
  const count = counts ? counts.all - (keepRuns ? counts.ofRuns : 0) : 0
  const clear = async () => {
    if (state === 'busy') return
    setState('busy')
    try {
      await clearInbox(keepRuns)
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
          <Button look="danger" disabled={!counts || count === 0} onClick={() => void clear()}>
            {t('inbox.clearConfirm')}
          </Button>
        </>
      }
    >
      {counts ? <p>{count === 0 ? t('inbox.clearNothing') : t('inbox.clearText', { count })}</p> : null}
      {counts && counts.ofRuns > 0 ? (
        <>
          <label className={styles.switch} style={{ marginTop: 12 }}>
            <input
              type="checkbox"
              checked={keepRuns}
              onChange={(event) => setKeepRuns(event.target.checked)}
            />
            {t('inbox.clearKeep', { count: counts.ofRuns })}
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
