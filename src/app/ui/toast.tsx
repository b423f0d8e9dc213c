import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Button, IconButton } from './button'
import styles from './toast.module.css'

/** A short message at the edge of the page, with at most one way to act on it. */
export type Toast = { id: number; text: string; action?: { label: string; run: () => void } }

const SHOWN_MS = 8000

/** The page's messages as a plain store; one for the whole page. */
function createToasts() {
  let toasts: readonly Toast[] = []
  let lastId = 0
  const listeners = new Set<() => void>()
  const set = (next: readonly Toast[]) => {
    toasts = next
    for (const listener of listeners) listener()
  }
  const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id))
  return {
    get: () => toasts,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dismiss,
    show(text: string, action?: Toast['action']) {
      const id = ++lastId
      set([...toasts.slice(-2), { id, text, ...(action && { action }) }])
      setTimeout(() => dismiss(id), SHOWN_MS)
    },
  }
}

export const toasts = createToasts()

/** Shows the messages and speaks them politely. Stands once in the page. */
export function Toaster({ dismissLabel }: { dismissLabel: string }) {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get)
  return (
    <div className={styles.toaster} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast}>
          <span className={styles.text}>{toast.text}</span>
          {toast.action ? (
            <Button
              size="small"
              onClick={() => {
                toast.action?.run()
                toasts.dismiss(toast.id)
              }}
            >
              {toast.action.label}
            </Button>
          ) : null}
          <IconButton size="small" label={dismissLabel} onClick={() => toasts.dismiss(toast.id)}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
