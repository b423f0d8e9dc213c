import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button, IconButton } from './button'
import { cx } from './cx'
import { leftToComposing } from './is-composing'
import styles from './menu.module.css'
import { createTypeAhead } from './type-ahead'

/** One entry of a menu. `danger` paints what removes things. */
export type MenuItem = {
  label: string
  icon?: ReactNode
  hint?: string
  checked?: boolean
  disabled?: boolean
  danger?: boolean
  /** A line above: another group begins. */
  separated?: boolean
  onSelect: () => void
}

type MenuProps = {
  /** Accessible name of the button (and, with `text`, of the menu). */
  label: string
  /** Words on the button; without them it is a square icon button. */
  text?: ReactNode
  icon?: ReactNode
  items: readonly MenuItem[]
  look?: 'plain' | 'quiet'
  size?: 'small' | 'medium'
  align?: 'start' | 'end'
  className?: string
}

/**
 * A menu button (WAI-ARIA): a top-layer popover, closed by Escape or a click elsewhere, focus returned. Arrows, Home, End
 * and first letters move through all entries, also those that can't be chosen now: what there is can be read by all.
 */
export function Menu({
  label,
  text,
  icon,
  items,
  look = 'quiet',
  size = 'medium',
  align = 'end',
  className,
}: MenuProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  const [typeAhead] = useState(createTypeAhead)

  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const openAt = (index: number) => {
    const box = button.current?.getBoundingClientRect()
    const menu = list.current
    if (!box || !menu) return
    if (!menu.matches(':popover-open')) menu.showPopover()
    const width = menu.offsetWidth
    const left = align === 'end' ? box.right - width : box.left
    const below = box.bottom + 4 + menu.offsetHeight <= innerHeight
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
    menu.style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - 4 - menu.offsetHeight)}px`
    entries().at(index)?.focus()
  }
  const close = () => {
    // The focus first, so that Tab goes on from here.
    button.current?.focus()
    list.current?.hidePopover()
  }
  const onListKey = (event: KeyboardEvent) => {
    if (leftToComposing(event)) return
    const { key, timeStamp } = event
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const isLetter = key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (key === 'Tab') return close()
    if (key === 'Escape') close()
    else if (isLetter && (key !== ' ' || typeAhead.isTyping(timeStamp))) {
      const labels = items.map(({ label }) => label)
      all[typeAhead.find(key, labels, at, timeStamp)]?.focus()
    } else {
      const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[key]
      if (to === undefined) return
      typeAhead.forget()
      all.at(to % all.length)?.focus()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const shared = {
    ref: button,
    look,
    size,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
    'aria-controls': id,
    className: className ?? '',
    // A press on the button closes an open list by itself; the click that follows must not open it anew.
    onPointerDown: () => {
      wasOpen.current = open
    },
    onClick: () => {
      if (!wasOpen.current) openAt(0)
      wasOpen.current = false
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      openAt(event.key === 'ArrowDown' ? 0 : -1)
    },
  }
  return (
    <>
      {text === undefined ? (
        <IconButton {...shared} label={label}>
          {icon}
        </IconButton>
      ) : (
        // Where it is narrow, only the sign may be left of the words.
        <Button {...shared} title={label}>
          {icon}
          {text}
        </Button>
      )}
      <div
        ref={list}
        id={id}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        popover="auto"
        className={styles.menu}
        onToggle={(event) => {
          const nowOpen = event.newState === 'open'
          setOpen(nowOpen)
          if (!nowOpen && list.current?.contains(document.activeElement)) button.current?.focus()
        }}
        onKeyDown={onListKey}
      >
        {items.map((item, at) => (
          <Entry
            // biome-ignore lint/suspicious/noArrayIndexKey: two entries may have the same words, such as a name of the operator's
            key={`${at} ${item.label}`}
            item={item}
            onSelect={() => {
              close()
              item.onSelect()
            }}
          />
        ))}
      </div>
    </>
  )
}

function Entry({ item, onSelect }: { item: MenuItem; onSelect: () => void }) {
  const shared = {
    type: 'button' as const,
    tabIndex: -1,
    'aria-disabled': item.disabled ? true : undefined,
    className: cx(styles.item, item.danger && styles.danger, item.separated && styles.separated),
    onClick: item.disabled ? undefined : onSelect,
    onKeyDown: (event: KeyboardEvent) => {
      // The key that opened the menu, still held, chooses nothing in it.
      if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
    },
  }
  const words = (
    <>
      {item.checked === undefined ? null : <span className={styles.icon}>{item.checked ? '✓' : ''}</span>}
      {item.icon || item.checked === undefined ? <span className={styles.icon}>{item.icon}</span> : null}
      <span className={styles.words}>{item.label}</span>
      {item.hint ? <span className={styles.hint}>{item.hint}</span> : null}
    </>
  )
  return item.checked === undefined ? (
    <button {...shared} role="menuitem">
      {words}
    </button>
  ) : (
    <button {...shared} role="menuitemradio" aria-checked={item.checked}>
      {words}
    </button>
  )
}
