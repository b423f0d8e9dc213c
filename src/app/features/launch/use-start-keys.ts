import { type RefObject, useEffect, useRef } from 'react'
import { isComposing } from '../../ui/is-composing'

/**
 * Ctrl/⌘+Enter from anywhere beside the pane, before Monaco or a field can take it; a held key counts once. What nobody
 * sees (the inbox or the runs are in front) is not started.
 */
export function useStartKeys(start: () => void, pane: RefObject<HTMLElement | null>) {
  const latest = useRef(start)
  latest.current = start
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event)) return
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      if (document.querySelector('dialog[open]') || !pane.current?.checkVisibility()) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) latest.current()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [pane])
}
