import type { Ref, SelectHTMLAttributes } from 'react'
import { cx } from './cx'
import styles from './input.module.css'

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> }

/** The browser's own select: the right list on every device, keyboard and screen reader. */
export function Select({ className, ...rest }: SelectProps) {
  return <select {...rest} className={cx(styles.select, className)} />
}
