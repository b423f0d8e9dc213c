import { Play } from 'lucide-react'
import { useId } from 'react'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { Words } from '../../lib/i18n/words'
import { PlainName, StrongName } from '../../lib/plain-name'
import type { BudgetStanding } from '../../lib/start/budget'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { COMMAND_KEY, Kbd } from '../../ui/kbd'
import styles from './start-bar.module.css'

type StartBarProps = {
  automation: string
  project: string
  target: Target
  profile: string | null
  sending: boolean
  /** Where the profile's daily limit stands; `null` where none is set. */
  budget: BudgetStanding | null
  onBudget: () => void
  onStart: () => void
}

/** The start button, and beside it exactly what it will do and where. */
export function StartBar(props: StartBarProps) {
  const { automation, project, target, profile, sending, budget, onBudget, onStart } = props
  const t = useT()
  const wordsId = useId()
  const parts = {
    automation: <StrongName text={automation.trim() || t('bar.noAutomation')} />,
    project: (
      <b data-private="">
        <PlainName text={project.trim() || t('bar.noProject')} />
      </b>
    ),
    target: (
      <span className={cx(styles.target, target.simulated ? styles.simulated : styles.live)}>
        {target.simulated ? '◆' : '●'} {target.label}
      </span>
    ),
    profile: (
      <b data-private="">
        <PlainName text={profile ?? t('bar.noToken')} />
      </b>
    ),
  }
  const limited = !target.simulated && profile !== null
  return (
    <div data-tour="start" className={cx(styles.bar, !target.simulated && styles.liveBar)}>
      <div className={styles.parts}>
        <Button
          look="primary"
          size="large"
          className={cx(styles.start, !target.simulated && styles.liveStart, !limited && styles.alone)}
          aria-describedby={wordsId}
          aria-disabled={sending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onKeyDown={(event) => {
            // A held key must not become a row of starts.
            if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
          }}
          onClick={(event) => {
            // The second click of a double click is not a second decision.
            if (event.detail <= 1) onStart()
          }}
        >
          <Play size={15} aria-hidden />
          {sending ? t('bar.starting') : t('bar.start')}
          <Kbd>{`${COMMAND_KEY} ↵`}</Kbd>
        </Button>
        <p id={wordsId} className={styles.words}>
          {target.simulated ? null : <span className={styles.mark}>{t('caution.live')}</span>}
          <Words id={target.simulated ? 'bar.simulated' : 'bar.live'} parts={parts} />
        </p>
        {limited ? (
          <Button
            size="small"
            look="quiet"
            className={cx(styles.budget, budget && styles[budget.state])}
            onClick={onBudget}
          >
            {budget ? budgetWords(t, budget) : t('caution.budget.menu')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function budgetWords(t: ReturnType<typeof useT>, { used, limit, state }: BudgetStanding): string {
  if (state === 'reached') return t('caution.budget.reached', { limit })
  if (state === 'near') return t('caution.budget.near', { count: limit - used, limit })
  return t('caution.budget.used', { used, count: limit })
}
