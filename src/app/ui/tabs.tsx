import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './cx'
import styles from './tabs.module.css'

type TabListProps<T extends string> = {
  label: string
  /** Prefix of the ids that tie tabs to their panels. */
  idBase: string
  value: T
  tabs: readonly { value: T; label: ReactNode; hidden?: boolean }[]
  onChange: (value: T) => void
}

/** A row of tabs (WAI-ARIA tabs, automatic activation): arrows, Home and End move between them. */
export function TabList<T extends string>({ label, idBase, value, tabs, onChange }: TabListProps<T>) {
  const shown = tabs.filter((tab) => !tab.hidden)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const at = shown.findIndex((tab) => tab.value === value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (to === undefined) return
    const next = shown[(to + shown.length) % shown.length]
    if (!next) return
    event.preventDefault()
    onChange(next.value)
    document.getElementById(`${idBase}-${next.value}-tab`)?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
      {shown.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={`${idBase}-${tab.value}-tab`}
          aria-selected={tab.value === value}
          aria-controls={`${idBase}-${tab.value}`}
          tabIndex={tab.value === value ? 0 : -1}
          className={cx(styles.tab, tab.value === value && styles.selected)}
          onClick={() => onChange(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

type TabPanelProps = {
  idBase: string
  value: string
  selected: boolean
  /** A name of its own, where the tab's would be that of something inside as well. */
  label?: string
  className?: string
  children: ReactNode
}

/** The panel of one tab. It stays mounted while hidden, so that what is inside keeps its state. */
export function TabPanel({ idBase, value, selected, label, className, children }: TabPanelProps) {
  return (
    <div
      role="tabpanel"
      id={`${idBase}-${value}`}
      aria-label={label}
      aria-labelledby={label === undefined ? `${idBase}-${value}-tab` : undefined}
      hidden={!selected}
      className={className}
    >
      {children}
    </div>
  )
}
