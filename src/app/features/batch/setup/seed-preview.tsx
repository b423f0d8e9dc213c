import { useT } from '../../../lib/i18n/i18n'
import type { Built } from '../prepare/workshop'
import styles from './setup.module.css'
import '../later-words'

const MOST_SHOWN = 2000

/** Exact seeds of the first rows that can be sent. */
export function SeedPreview({ built }: { built: Built | null }) {
  const t = useT()
  if (!built || built.preview.length === 0) return null
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{t('batch.shape.preview')}</h3>
      <ol className={styles.preview}>
        {built.preview.map(({ row, line, seedText }) => (
          <li key={row}>
            <span className={styles.faint}>{line === null ? `#${row + 1}` : t('batch.line', { line })}</span>
            <pre className="mono">
              {seedText.length > MOST_SHOWN ? `${seedText.slice(0, MOST_SHOWN)}…` : seedText}
            </pre>
          </li>
        ))}
      </ol>
    </div>
  )
}
