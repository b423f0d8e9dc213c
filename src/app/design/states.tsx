import type { ReactNode } from 'react'
import { cx } from '../ui/cx'
import styles from './states.module.css'

/** States of one piece, side by side while there is room. */
export function States({ children }: { children: ReactNode }) {
  return <div className={styles.states}>{children}</div>
}

type StateProps = {
  /** What this one shows. */
  of: string
  /** The whole width for itself. */
  wide?: boolean
  children: ReactNode
}

/** One state, with what it is called above. */
export function State({ of, wide = false, children }: StateProps) {
  return (
    <div className={cx(styles.state, wide && styles.wide)} data-state={of}>
      <p className={styles.of}>{of}</p>
      {children}
    </div>
  )
}
