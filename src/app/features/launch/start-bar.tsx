import { Play } from 'lucide-react'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { Words } from '../../lib/i18n/words'
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
  onStart: () => void
}

/** The start button, and beside it exactly what it will do and where. */
export function StartBar({ automation, project, target, profile, sending, onStart }: StartBarProps) {
  const t = useT()
  const parts = {
    automation: <b>{automation.trim() || t('bar.noAutomation')}</b>,
    project: <b>{project.trim() || t('bar.noProject')}</b>,
    target: (
      <span className={cx(styles.target, target.simulated ? styles.simulated : styles.live)}>
        {target.simulated ? '◆' : '●'} {target.label}
      </span>
    ),
    profile: <b>{profile ?? t('bar.noToken')}</b>,
  }
  return (
    <div className={cx(styles.bar, !target.simulated && styles.liveBar)}>
      <Button
        look="primary"
        size="large"
        className={styles.start ?? ''}
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
      <p className={styles.words}>
        <Words id={target.simulated ? 'bar.simulated' : 'bar.live'} parts={parts} />
      </p>
    </div>
  )
}
