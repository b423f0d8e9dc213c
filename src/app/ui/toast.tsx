import { X } from 'lucide-react'
import {
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { Button, IconButton } from './button'
import { cx } from './cx'
import { isComposing } from './is-composing'
import styles from './toast.module.css'

/** A short message at the edge of the page, with at most one way to act on it. */
export type Toast = { id: number; text: string; action?: { label: string; run: () => void } }

/** Where messages can be shown. */
type Place = { id: string; dismissLabel: string }

const SHOWN_MS = 8000
/** Messages that somebody is at stay: they must not vanish from under the pointer or the focus. */
const IN_USE = '[data-toasts]:is(:hover, :focus-within)'

/** The page's messages as a plain store; one for the whole page. */
function createToasts() {
  let toasts: readonly Toast[] = []
  /** The best last: the page, then each dialog over what was open before. */
  let places: readonly Place[] = []
  let lastId = 0
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const set = (next: readonly Toast[]) => {
    toasts = next
    tell()
  }
  const setPlaces = (next: readonly Place[]) => {
    places = next
    tell()
  }
  const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id))
  const dismissLater = (id: number) => {
    setTimeout(() => (document.querySelector(IN_USE) ? dismissLater(id) : dismiss(id)), SHOWN_MS)
  }
  return {
    get: () => toasts,
    places: () => places,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dismiss,
    show(text: string, action?: Toast['action']) {
      const id = ++lastId
      set([...toasts.slice(-2), { id, text, ...(action && { action }) }])
      dismissLater(id)
    },
    /** @returns to take the place away */
    addPlace(place: Place, isPage: boolean) {
      setPlaces(isPage ? [place, ...places] : [...places, place])
      return () => setPlaces(places.filter((one) => one !== place))
    },
  }
}

export const toasts = createToasts()

/** Shows the messages and speaks them politely. Stands once in the page; an open dialog shows them in its stead. */
export function Toaster({ dismissLabel }: { dismissLabel: string }) {
  return <Messages dismissLabel={dismissLabel} />
}

/**
 * The messages inside a modal dialog: outside of it they would be dimmed, unspoken and out of reach.
 * @param dismissLabel where the page has no messages of its own, whose word is used otherwise
 */
export function DialogMessages({ dismissLabel }: { dismissLabel: string }) {
  return <Messages dismissLabel={dismissLabel} inDialog />
}

function Messages({ dismissLabel, inDialog = false }: { dismissLabel: string; inDialog?: boolean }) {
  const id = useId()
  useLayoutEffect(() => toasts.addPlace({ id, dismissLabel }, !inDialog), [id, dismissLabel, inDialog])
  const all = useSyncExternalStore(toasts.subscribe, toasts.get)
  const places = useSyncExternalStore(toasts.subscribe, toasts.places)
  const shown = places.at(-1)?.id === id ? all : []
  const region = useRef<HTMLDivElement>(null)
  const giveBack = useReach(region, shown.length > 0)
  return (
    // Always there, since only what comes into a region that was there is spoken.
    <div
      ref={region}
      data-toasts=""
      className={cx(styles.toaster, inDialog && styles.inDialog)}
      // A dialog may have a status of its own, which an empty one beside it would only blur.
      role={inDialog && shown.length === 0 ? undefined : 'status'}
      aria-live="polite"
    >
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast}>
          <span className={styles.text}>{toast.text}</span>
          {toast.action ? (
            <Button
              size="small"
              aria-keyshortcuts="F6"
              onClick={() => {
                giveBack()
                toasts.dismiss(toast.id)
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </Button>
          ) : null}
          <IconButton
            size="small"
            label={places[0]?.dismissLabel ?? dismissLabel}
            onClick={() => {
              giveBack()
              toasts.dismiss(toast.id)
            }}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  )
}

/**
 * F6 goes to the newest message, and back again.
 * @returns gives the focus back to where it was, if it is in the region
 */
function useReach(region: RefObject<HTMLDivElement | null>, active: boolean): () => void {
  const before = useRef<Element | null>(null)
  const giveBack = useCallback(() => {
    if (!region.current?.contains(document.activeElement)) return
    if (before.current instanceof HTMLElement) before.current.focus()
  }, [region])
  useEffect(() => {
    const element = region.current
    if (!active || !element) return
    // However the focus came in: by a click, Tab or F6.
    const onFocus = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Element && !element.contains(relatedTarget)) before.current = relatedTarget
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return
      event.preventDefault()
      if (element.contains(document.activeElement)) giveBack()
      else element.querySelector<HTMLElement>(':scope > :last-child button')?.focus()
    }
    element.addEventListener('focusin', onFocus)
    addEventListener('keydown', onKey, { capture: true })
    return () => {
      element.removeEventListener('focusin', onFocus)
      removeEventListener('keydown', onKey, { capture: true })
    }
  }, [region, active, giveBack])
  return giveBack
}
