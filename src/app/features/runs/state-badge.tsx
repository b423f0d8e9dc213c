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

/** A run's state: shape, word and colour, the same everywhere. */
export function StateBadge({ state }: { state: Run['state'] }) {
  const t = useT()
  return (
    <span className={cx(styles.badge, styles[state])}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={ICONS[state]} fill="none" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" />
      </svg>
      {t(`state.${state}` satisfies MessageKey)}
    </span>
  )
}
