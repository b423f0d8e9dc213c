import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Boundary } from './boundary'
import { IconButton } from './button'
import { cx } from './cx'
import styles from './dialog.module.css'
import { leftToComposing } from './is-composing'
import { DialogMessages } from './toast'

type DialogProps = {
  title: string
  closeLabel: string
  onClose: () => void
  /** Buttons at the end, the main one last. */
  actions?: ReactNode
  wide?: boolean
  /** As large as the page: for texts beside each other. What is inside gets the whole height. */
  full?: boolean
  /** Only its content shows, near the top of the page; a click beside it closes. The title is read out, not shown. */
  bare?: boolean
  children: ReactNode
}

/**
 * A modal dialog on the browser's own element: it traps focus, closes on Escape and gives the focus back. Focus goes to
 * the element with `data-autofocus`, else to the first one that can take it. What else is on the page can neither be seen
 * nor reached meanwhile, so the page's messages come inside.
 */
export function Dialog({
  title,
  closeLabel,
  onClose,
  actions,
  wide = false,
  full = false,
  bare = false,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // A layout effect: its end comes before the element is taken out, when it can still give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) {
      element.showModal()
      // React sets no `autofocus` attribute, which is what the browser would look for.
      element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    }
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={cx(styles.dialog, wide && styles.wide, full && styles.full, bare && styles.bare)}
      // A press on the element itself is one on its backdrop: what is inside covers it.
      onPointerDown={bare ? (event) => event.target === event.currentTarget && onClose() : undefined}
      // Neither Enter nor Escape of an input method submits or closes.
      onKeyDown={leftToComposing}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={bare ? 'visually-hidden' : styles.header}>
        <h2 id={titleId}>{title}</h2>
        {bare ? null : (
          <IconButton label={closeLabel} onClick={onClose}>
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </header>
      <Boundary>
        <div className={styles.body}>{children}</div>
        {actions ? <footer className={styles.actions}>{actions}</footer> : null}
      </Boundary>
      <DialogMessages dismissLabel={closeLabel} />
    </dialog>
  )
}
