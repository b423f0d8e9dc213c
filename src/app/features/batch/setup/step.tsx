import type { ReactNode } from 'react'
import styles from './setup.module.css'

/** One numbered step of a new batch. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className={styles.step}>
      <h3 className={styles.stepTitle}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        {title}
      </h3>
      {children}
    </section>
  )
}
