import { Download } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { PlainName, StrongName } from '../../lib/plain-name'
import { settleUnwritten } from '../../lib/settle-run'
import { type UnwrittenOutcome, unwrittenOutcomes } from '../../lib/unwritten-outcomes'
import { Button } from '../../ui/button'
import { saveFile } from '../../ui/save-file'
import { StateBadge } from './state-badge'
import styles from './unwritten-notice.module.css'

/** Outcomes that only this tab knows, because the history could not be written: shown, offered as a file, tried again. */
export function UnwrittenNotice() {
  const unwritten = useSyncExternalStore(unwrittenOutcomes.subscribe, unwrittenOutcomes.get)
  return <div role="alert">{unwritten.length > 0 ? <Notice unwritten={unwritten} /> : null}</div>
}

function Notice({ unwritten }: { unwritten: readonly UnwrittenOutcome[] }) {
  const t = useT()
  const [writing, setWriting] = useState(false)
  const write = async () => {
    setWriting(true)
    await settleUnwritten()
    setWriting(false)
  }
  const take = () => {
    saveFile('seedpad-outcomes.json', 'application/json', asText(unwritten))
    unwrittenOutcomes.take(unwritten)
  }
  return (
    <section
      className={styles.notice}
      aria-label={t('promises.unwritten.title', { count: unwritten.length })}
    >
      <p className={styles.title}>{t('promises.unwritten.title', { count: unwritten.length })}</p>
      <p>{t('promises.unwritten.text')}</p>
      {unwrittenOutcomes.bound() === 'unsaved' ? <p>{t('promises.unwritten.bound')}</p> : null}
      <div className={styles.actions}>
        <Button aria-disabled={writing} onClick={() => void write()}>
          {t('promises.unwritten.retry')}
        </Button>
        <Button onClick={take}>
          <Download size={14} aria-hidden /> {t('promises.unwritten.download')}
        </Button>
        <Button onClick={() => openOverlay('storage')}>{t('promises.storage.makeRoom')}</Button>
      </div>
      <ul className={styles.list}>
        {unwritten.map(({ startId, change, row }) => (
          <li key={startId}>
            <StateBadge state={change.state ?? 'unknown'} /> <StrongName text={row?.automation ?? ''} />
            <span className="mono">
              <PlainName text={change.executionId ?? startId} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One object a run: its row as written ahead, with what became of it. Rows hold no secrets. */
function asText(unwritten: readonly UnwrittenOutcome[]): string {
  const runs = unwritten.map(({ startId, change, row }) => ({ startId, ...row, ...change }))
  return `${JSON.stringify(runs, null, 2)}\n`
}
