import { ChevronDown } from 'lucide-react'
import { type InputHTMLAttributes, type ReactNode, type Ref, useId, useRef, useState } from 'react'
import styles from './combobox.module.css'
import { cx } from './cx'
import { Input } from './input'

/** One suggestion: `value` goes into the field, `label` is how it is shown, `note` explains it. */
export type Suggestion = { value: string; label?: string; note?: ReactNode; group?: string }

type ComboboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'onSelect'> & {
  value: string
  onChange: (value: string) => void
  suggestions: readonly Suggestion[]
  /** Name of the button that opens the list. */
  openLabel: string
  mono?: boolean
  /** Set where what is typed and suggested may be hidden from an audience. */
  'data-private'?: string | undefined
  ref?: Ref<HTMLInputElement>
}

const MOST_SHOWN = 60

/**
 * A text box with suggestions (WAI-ARIA combobox, list autocomplete, manual selection). Any text is allowed; the list
 * filters by what was typed since it opened.
 */
export function Combobox({
  value,
  onChange,
  suggestions,
  openLabel,
  onKeyDown,
  onBlur,
  ...rest
}: ComboboxProps) {
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState(-1)
  const frame = useRef<HTMLDivElement>(null)
  const needle = filter.trim().toLowerCase()
  const shown = suggestions.filter((s) => s.value.toLowerCase().includes(needle)).slice(0, MOST_SHOWN)
  const isOpen = open && shown.length > 0

  const show = (index: number) => {
    setFilter('')
    setActive(index)
    setOpen(true)
  }
  const take = (suggestion: Suggestion) => {
    onChange(suggestion.value)
    setOpen(false)
  }
  const move = (step: number) => {
    const next = (active + step + shown.length) % shown.length
    setActive(next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <div className={styles.combobox} ref={frame}>
      <Input
        {...rest}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          setFilter(event.target.value)
          setActive(-1)
          setOpen(true)
        }}
        onBlur={(event) => {
          setOpen(false)
          onBlur?.(event)
        }}
        onKeyDown={(event) => {
          onKeyDown?.(event)
          if (event.ctrlKey || event.metaKey) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            if (isOpen) move(event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1)
            else show(-1)
          } else if (event.key === 'Escape' && isOpen) {
            event.preventDefault()
            event.stopPropagation()
            setOpen(false)
          } else if (event.key === 'Enter' && isOpen) {
            const chosen = shown[active]
            if (chosen) take(chosen)
            event.preventDefault()
          }
        }}
        end={
          suggestions.length > 0 ? (
            <button
              type="button"
              tabIndex={-1}
              className={styles.open}
              aria-label={openLabel}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                if (isOpen) setOpen(false)
                else show(suggestions.findIndex((s) => s.value === value))
                frame.current?.querySelector('input')?.focus()
              }}
            >
              <ChevronDown size={14} aria-hidden />
            </button>
          ) : null
        }
      />
      <div
        id={listId}
        role="listbox"
        aria-label={openLabel}
        tabIndex={-1}
        hidden={!isOpen}
        className={styles.list}
        onMouseDown={(event) => event.preventDefault()}
      >
        {isOpen
          ? shown.map((suggestion, index) => (
              <div key={suggestion.value}>
                {suggestion.group && suggestion.group !== shown[index - 1]?.group ? (
                  <div className={styles.group} role="presentation">
                    {suggestion.group}
                  </div>
                ) : null}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the text box owns the keys (aria-activedescendant) */}
                <div
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className={cx(styles.option, index === active && styles.active)}
                  onClick={() => take(suggestion)}
                >
                  <span data-private={rest['data-private']} className={styles.value}>
                    {suggestion.label ?? suggestion.value}
                  </span>
                  {suggestion.note ? <span className={styles.note}>{suggestion.note}</span> : null}
                </div>
              </div>
            ))
          : null}
      </div>
    </div>
  )
}
