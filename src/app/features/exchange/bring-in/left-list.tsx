import { useT } from '../../../lib/i18n/i18n'
import styles from '../exchange.module.css'
import type { Left, LeftReason } from './left'

/** What an import does not take over, by reason; nothing is dropped without a word. */
export function LeftList({ left }: { left: readonly Left[] }) {
  const t = useT()
  if (left.length === 0) return null
  const byReason = new Map<LeftReason, string[]>()
  for (const { why, text } of left) byReason.set(why, [...(byReason.get(why) ?? []), text])
  return (
    <>
      <h3 className={styles.heading}>{t('exchange.in.left')}</h3>
      <ul className={styles.left}>
        {[...byReason].map(([why, texts]) => (
          <li key={why}>{t(`exchange.left.${why}`, { list: [...new Set(texts)].join(', ') })}</li>
        ))}
      </ul>
    </>
  )
}
