import { type MessageKey, useT } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import { cx } from '../../ui/cx'
import styles from './state-badge.module.css'

const ICONS: Record<Run['state'], string> = {
  sending: 'M6 1.500A4.500 4.500 0 1 1 1.500 6',
  started: 'M2.500 6.500 5 9l4.500-5.500',
  rejected: 'M3 3l6 6M9 3 3 9',
  'not-sent': 'M6 1.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 1 0 0-9M3 9 9 3',
  unknown: 'M6 1.200 11 10.300H1ZM6 4.800v2.400M6 8.800v.1',
}

/** A pen, for what the operator wrote. */
const PEN = 'M2 10 2.600 7.600 8.200 2a1.300 1.300 0 0 1 1.800 1.800L4.400 9.400Z'

type StateBadgeProps = {
  state: Run['state']
  /** The operator said so; nothing proves it. */
  byHand?: boolean
}

/** A run's state: shape, word and colour, the same everywhere. What was marked by hand has a broken outline and a pen. */
export function StateBadge({ state, byHand = false }: StateBadgeProps) {
  const t = useT()
  // Marked as not started it may have been sent all the same.
  const word =
    byHand && state === 'not-sent' ? 'promises.notStarted' : (`state.${state}` satisfies MessageKey)
  return (
    <span
      className={cx(styles.badge, styles[state], byHand && styles.byHand)}
      title={byHand ? t('promises.byHand') : undefined}
    >
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path
          d={byHand ? PEN : ICONS[state]}
          fill="none"
          stroke="currentColor"
          strokeWidth={byHand ? 1.3 : 1.6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {t(word)}
      {byHand ? <span className="visually-hidden">, {t('promises.byHand')}</span> : null}
    </span>
  )
}
