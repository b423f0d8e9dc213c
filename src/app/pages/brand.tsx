import styles from './header.module.css'

/** The product's mark and name. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
        <rect x="1" y="14" width="18" height="4" rx="2" fill="var(--accent)" opacity=".25" />
        <path d="M10 15V8" stroke="var(--accent)" strokeWidth="1.900" strokeLinecap="round" />
        <path d="M10 9c0-3.800 2.500-6.300 7-6.500C17 6.800 14.500 9 10 9Z" fill="var(--accent)" />
        <path d="M10 12c0-2.900-2-4.600-6-4.800C4 10.400 6.200 12 10 12Z" fill="var(--accent)" opacity=".7" />
      </svg>
      <h1>Seedpad</h1>
    </span>
  )
}
