import type { Ref } from 'react'
import styles from './segmented.module.css'

type SegmentedProps<T extends string> = {
  /** Accessible name of the group; shown above by the caller. */
  labelledBy: string
  describedBy?: string | undefined
  name: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  ref?: Ref<HTMLDivElement>
}

/** A choice of one from few, all visible: real radio buttons in the dress of a segmented control. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { labelledBy, describedBy, name, value, options, onChange, ref } = props
  return (
    // A fieldset would be named by a legend that the layout has no place for.
    <div
      ref={ref}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={styles.group}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={styles.radio}
          />
          <span className={styles.words}>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
