import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from './button'
import { cx } from './cx'
import { leftToComposing } from './is-composing'
import styles from './popover-button.module.css'

type PopoverButtonProps = {
  /** Accessible name of the button and of what it opens. */
  label: string
  /** Words on the button, where they differ. */
  text?: ReactNode
  /** Something inside is set. */
  active?: boolean
  size?: 'small' | 'medium'
  className?: string | undefined
  /** Made when opened. */
  children: (close: () => void) => ReactNode
}

/** Where the focus goes in a panel: to what is chosen of several, else to the first thing. */
const FIRST = [
  'input[type=radio]:checked',
  ':is(input, select, button, textarea, a):not(:disabled, [tabindex="-1"])',
]

/**
 * A button that opens a small panel below it, in the top layer: by a click, Enter or the arrow down. Closed by Escape, a
 * click elsewhere or the focus's going elsewhere; where it was inside, the focus returns to the button.
 */
export function PopoverButton({
  label,
  text,
  active = false,
  size = 'medium',
  className,
  children,
}: PopoverButtonProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  const place = () => {
    const box = button.current?.getBoundingClientRect()
    const element = panel.current
    if (!box || !element) return
    const left = Math.max(8, Math.min(box.left, innerWidth - element.offsetWidth - 8))
    element.style.left = `${left}px`
    element.style.top = `${Math.min(box.bottom + 4, Math.max(8, innerHeight - element.offsetHeight - 8))}px`
  }
  const focusFirst = () => {
    const found = FIRST.map((what) => panel.current?.querySelector<HTMLElement>(what))
    found.find((one) => one)?.focus()
  }
  const onPanelKey = (event: KeyboardEvent) => {
    if (leftToComposing(event) || event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    button.current?.focus()
    panel.current?.hidePopover()
  }
  return (
    <>
      <Button
        ref={button}
        size={size}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={id}
        className={cx(active && styles.active, className)}
        onPointerDown={() => {
          wasOpen.current = open
        }}
        onClick={() => {
          if (!wasOpen.current) panel.current?.showPopover()
          wasOpen.current = false
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          if (open) focusFirst()
          else panel.current?.showPopover()
        }}
      >
        {text ?? label}
        <ChevronDown size={13} aria-hidden />
      </Button>
      <div
        ref={panel}
        id={id}
        role="dialog"
        aria-label={label}
        popover="auto"
        className={styles.panel}
        onKeyDown={onPanelKey}
        onBlur={({ relatedTarget }) => {
          const goesElsewhere = relatedTarget !== null && relatedTarget !== button.current
          if (goesElsewhere && !panel.current?.contains(relatedTarget)) panel.current?.hidePopover()
        }}
        onToggle={(event) => {
          const nowOpen = event.newState === 'open'
          setOpen(nowOpen)
          if (!nowOpen) {
            if (panel.current?.contains(document.activeElement)) button.current?.focus()
            return
          }
          requestAnimationFrame(() => {
            place()
            focusFirst()
          })
        }}
      >
        {open ? children(() => panel.current?.hidePopover()) : null}
      </div>
    </>
  )
}
