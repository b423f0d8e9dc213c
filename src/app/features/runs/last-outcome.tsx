import { spellOut } from '../../../contract/misleading-text'
import { useT } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { useLive } from '../../lib/use-live'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { MiddleClip } from '../../ui/middle-clip'
import { Explanation } from './explanation'
import styles from './last-outcome.module.css'
import { StateBadge } from './state-badge'

type LastOutcomeProps = {
  startId: string | null
  invite: boolean
  /** Leads to the run's detail. */
  onShow: (startId: string) => void
}

/** What became of the start that was just made, spoken politely, right above the button that made it. */
export function LastOutcome({ startId, invite, onShow }: LastOutcomeProps) {
  const t = useT()
  const live = useLive(
    async (db) => (startId === null ? null : ((await db.runs.get(startId)) ?? null)),
    startId ?? '',
  )
  // What became of the start before says nothing of this one.
  const run = live.value?.startId === startId ? live.value : null
  return (
    <div role="status" aria-live="polite" className={styles.outcome}>
      {run ? (
        <>
          <div className={styles.line}>
            <StateBadge state={run.state} byHand={run.settledBy === 'operator'} />
            {run.executionId ? (
              <>
                <MiddleClip text={spellOut(run.executionId)} />
                <CopyButton label={t('run.copyId')} copiedLabel={t('copied')} text={run.executionId} />
              </>
            ) : null}
            {run.state === 'unknown' ? (
              <Button size="small" className={styles.ways ?? ''} onClick={() => onShow(run.startId)}>
                {t('promises.waysLink')}
              </Button>
            ) : null}
            {run.resultAt === null ? null : (
              <button type="button" className={styles.result} onClick={() => onShow(run.startId)}>
                {t('outcome.resultIsIn')}
              </button>
            )}
          </div>
          <Explanation run={run} brief />
        </>
      ) : startId === null && invite ? (
        <p className={styles.invitation}>
          {t('outcome.invitation')}{' '}
          <button type="button" className={styles.tour} onClick={() => openOverlay('tour')}>
            {t('outcome.tour')}
          </button>
        </p>
      ) : null}
    </div>
  )
}
