import { type RefObject, useEffect, useRef } from 'react'
import { markSeen, useUnseen } from './unseen'

/** Marks deliveries as seen once the element that shows them is in view of somebody. */
export function useSeen(keys: readonly string[]): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const unseen = useUnseen()
  const fresh = keys.filter((key) => unseen.has(key)).join(' ')
  useEffect(() => {
    const target = element.current
    if (!target || fresh === '') return
    // Rendering, and so this, stands still while the tab is hidden.
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting) && !document.hidden) void markSeen(fresh.split(' '))
    })
    watch.observe(target)
    return () => watch.disconnect()
  }, [fresh])
  return element
}
