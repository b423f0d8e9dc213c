import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

/** What makes an element one of the list's items. */
export type StopItem = { 'data-stop': string; tabIndex: 0 | -1 }

type OneTabStop = {
  /** For what takes the focus in the item of this key. */
  item: (key: string) => StopItem
  /** For the element around all items. */
  list: {
    onFocus: (event: FocusEvent<HTMLElement>) => void
    onBlur: () => void
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  }
}

const PAGE = 10

/**
 * Makes a list one stop of the Tab key (roving tabindex): arrows, Page keys, Home and End move inside, and Tab goes on to
 * what follows. The stop is where the focus was last; where the item that has it goes away, the next one gets it.
 * @param keys of all items, in their order
 * @param preferred where the focus comes first; else the first item
 */
export function useOneTabStop(keys: readonly string[], preferred: string | null = null): OneTabStop {
  const [last, setLast] = useState<string | null>(null)
  const stop = [last, preferred].find((key) => key !== null && keys.includes(key)) ?? keys[0]
  /** The item that has the focus, and its place. React tells of no blur where it is removed. */
  const held = useRef<{ key: string; place: number; list: HTMLElement }>(null)
  useLayoutEffect(() => {
    if (!held.current || keys.includes(held.current.key)) return
    const { place, list } = held.current
    held.current = null
    const items = itemsOf(list)
    if (document.activeElement === document.body) items[Math.min(place, items.length - 1)]?.focus()
  })
  return {
    item: (key) => ({ 'data-stop': key, tabIndex: key === stop ? 0 : -1 }),
    list: {
      onFocus: ({ target, currentTarget }) => {
        const key = target.dataset.stop
        held.current = key === undefined ? null : { key, place: keys.indexOf(key), list: currentTarget }
        if (key !== undefined) setLast(key)
      },
      onBlur: () => {
        held.current = null
      },
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
        const items = itemsOf(event.currentTarget)
        const at = items.indexOf(event.target as HTMLElement)
        if (at < 0) return
        const end = items.length - 1
        const to = {
          ArrowDown: at + 1,
          ArrowUp: at - 1,
          PageDown: Math.min(end, at + PAGE),
          PageUp: Math.max(0, at - PAGE),
          Home: 0,
          End: end,
        }[event.key]
        if (to === undefined) return
        // At either end, too: the list must not scroll away below a focus that stays.
        event.preventDefault()
        items[to]?.focus()
      },
    },
  }
}

const itemsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-stop]')]
