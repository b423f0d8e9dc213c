import { ProblemError, UnexpectedAnswerError } from '../../lib/api'
import { useT } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { BudgetError } from '../../lib/start/budget'
import { WriteAheadError } from '../../lib/start/write-ahead'
import { Button } from '../../ui/button'
import styles from './launch-pane.module.css'

/** A start that was not sent because it could not be written down first. What was typed stands as it did. */
export function LaunchTrouble({ error }: { error: unknown }) {
  const t = useT()
  return (
    <div role="alert" className={styles.trouble}>
      {troubleWords(t, error)}
      {error instanceof WriteAheadError && error.fault === 'full' ? (
        <Button size="small" className={styles.way ?? ''} onClick={() => openOverlay('storage')}>
          {t('promises.storage.makeRoom')}
        </Button>
      ) : null}
    </div>
  )
}

/** Seedpad's own server gave no clear answer: the row waits for the journal. */
export function NoAnswer({ cause }: { cause: unknown }) {
  const t = useT()
  return (
    <div role="alert" className={styles.trouble}>
      {cause instanceof ProblemError ? `${cause.title}. ` : ''}
      {cause instanceof UnexpectedAnswerError ? `${t('shell.foreign')} ` : ''}
      {t('trouble.noAnswer')}
    </div>
  )
}

/** Why a start was not sent, in words. */
export function troubleWords(t: ReturnType<typeof useT>, error: unknown): string {
  if (error instanceof BudgetError) {
    const { used, limit } = error.standing
    return t('caution.budget.stopped', { used, limit, profile: error.profile })
  }
  return t(
    error instanceof WriteAheadError ? `promises.trouble.${error.fault}` : 'promises.trouble.unexpected',
  )
}
