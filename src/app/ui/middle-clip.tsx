import { cx } from './cx'
import styles from './middle-clip.module.css'

const TAIL = 8

/** A long id, shortened in the middle by style alone: copied or read, it is whole. */
export function MiddleClip({ text, className }: { text: string; className?: string }) {
  const cut = text.length > 2 * TAIL ? text.length - TAIL : text.length
  return (
    <span className={cx(styles.whole, 'mono', className)} title={text}>
      <span className={styles.head}>{text.slice(0, cut)}</span>
      <span className={styles.tail}>{text.slice(cut)}</span>
    </span>
  )
}
