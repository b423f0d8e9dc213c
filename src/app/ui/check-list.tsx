import { type ReactNode, useRef, useState } from 'react'
import styles from './check-list.module.css'
import { Input } from './input'
import { useOneTabStop } from './use-one-tab-stop'

type CheckListProps = {
  label: string
  options: readonly { value: string; text?: ReactNode; count: string }[]
  /** How a value is shown that has no text of its own. */
  show?: (value: string) => ReactNode
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  words: { filter: string; none: string }
}

const MANY = 8
const MOST = 200

/** Any of several values, each with a count; a filter over them where they are many. One stop of the Tab key, arrows inside. */
export function CheckList({ label, options, show, chosen, onChange, words }: CheckListProps) {
  const [filter, setFilter] = useState('')
  const needle = filter.trim().toLowerCase()
  // What is chosen stays visible, so that it can be taken back.
  const missing = chosen.filter((value) => !options.some((option) => option.value === value))
  const all = [...options, ...missing.map((value) => ({ value, text: undefined, count: '0' }))]
  const shown = all.filter(({ value }) => value.toLowerCase().includes(needle)).slice(0, MOST)
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  const stop = useOneTabStop(shown.map(({ value }) => value))
  const list = useRef<HTMLFieldSetElement>(null)
  return (
    <fieldset ref={list} className={styles.list} {...stop.list}>
      <legend className="visually-hidden">{label}</legend>
      {all.length > MANY ? (
        <Input
          type="search"
          aria-label={words.filter}
          placeholder={words.filter}
          className={styles.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            list.current?.querySelector<HTMLElement>('[data-stop]')?.focus()
          }}
        />
      ) : null}
      {shown.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      {shown.map(({ value, text, count }) => (
        <label key={value} className={styles.option}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
            {...stop.item(value)}
          />
          <span className={styles.text}>{text ?? show?.(value) ?? value}</span>
          <span className={styles.count}>{count}</span>
        </label>
      ))}
    </fieldset>
  )
}
