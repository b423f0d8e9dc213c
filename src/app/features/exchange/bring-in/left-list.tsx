import { useT } from '../../../lib/i18n/i18n'
import styles from '../exchange.module.css'
import type { Left, LeftReason } from './left'

/** What an import does not take over, by reason; nothing is dropped without a word, and nothing is shown that may be a secret. */
export function LeftList({ left }: { left: readonly Left[] }) {
  const t = useT()
  if (left.length === 0) return null
  const byReason = new Map<LeftReason, string[]>()
  for (const { why, text } of left) byReason.set(why, [...(byReason.get(why) ?? []), text])
  return (
    <>
      <h3 className={styles.heading}>{t('exchange.in.left')}</h3>
      <ul className={styles.left}>
        {[...byReason].map(([why, texts]) => {
          const shown = [...new Set(texts.filter((text) => text !== ''))]
          const unnamed = texts.filter((text) => text === '').length
          const list = [...shown, ...(unnamed > 0 ? [t('exchange.left.unnamed', { count: unnamed })] : [])]
          return <li key={why}>{t(`exchange.left.${why}`, { list: list.join(', ') })}</li>
        })}
      </ul>
    </>
  )
}
