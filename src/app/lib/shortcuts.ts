import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { MessageKey } from './i18n/i18n'
import { keepChoice, readChoice } from './kept-choice'
import { createListeners } from './listeners'

/**
 * A key of the whole page. `keys`: `mod+k` (Ctrl, or ⌘ on a Mac), a single character, or two of them one after the other
 * (`g l`). Only those with `mod` work while something is being typed.
 */
export type Shortcut = { id: string; keys: string; label: MessageKey; run: () => void }

const STORAGE_KEY = 'seedpad.singleKeys'
/** How long the second key of a pair may take. Milliseconds. */
const PAIR_MS = 1500

const shortcuts = new Map<string, Shortcut>()
const listeners = createListeners()
let singleKeys = readChoice(STORAGE_KEY) !== 'off'
let first: { key: string; at: number } | null = null

/** Every shortcut of the parts that are on the page. */
export const allShortcuts = (): Shortcut[] => [...shortcuts.values()]

/** Gives a component's action a key while it is mounted. */
export function useShortcut({ id, keys, label, run }: Shortcut): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const shortcut = { id, keys, label, run: () => latest.current() }
    shortcuts.set(id, shortcut)
    return () => {
      if (shortcuts.get(id) === shortcut) shortcuts.delete(id)
    }
  }, [id, keys, label])
}

/** Keys without Ctrl or ⌘ can be turned off (WCAG 2.1.4): a voice that is dictating must not press them. */
export function setSingleKeys(on: boolean): void {
  singleKeys = on
  keepChoice(STORAGE_KEY, on ? 'on' : 'off')
  listeners.tell()
}

export const useSingleKeys = (): boolean => useSyncExternalStore(listeners.subscribe, () => singleKeys)

/**
 * Listens before the editor can take a key; once for the page.
 * @returns to stop
 */
export function listenForShortcuts(): () => void {
  addEventListener('keydown', onKeyDown, { capture: true })
  return () => removeEventListener('keydown', onKeyDown, { capture: true })
}

function onKeyDown(event: KeyboardEvent): void {
  // An input method's keys; 229: Safari's way to tell of the one that ended the composition.
  if (event.isComposing || event.keyCode === 229 || event.repeat || document.querySelector('dialog[open]'))
    return
  const shortcut = findShortcut(event)
  if (!shortcut) return
  event.preventDefault()
  event.stopPropagation()
  shortcut.run()
}

function findShortcut(event: KeyboardEvent): Shortcut | undefined {
  const all = [...shortcuts.values()]
  const { key } = event
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)
    return all.find(({ keys }) => keys === `mod+${key.toLowerCase()}`)
  // On some keyboards / and ? need AltGr, which counts as Ctrl+Alt.
  const withCommand = event.ctrlKey || event.metaKey || event.altKey
  if (!singleKeys || key.length !== 1 || (withCommand && !event.getModifierState('AltGraph')))
    return undefined
  if (isTyping(event.target)) return undefined
  const pair = first && event.timeStamp - first.at < PAIR_MS ? `${first.key} ${key}` : null
  first = null
  const found = all.find(({ keys }) => keys === pair) ?? all.find(({ keys }) => keys === key)
  if (!found && all.some(({ keys }) => keys.startsWith(`${key} `))) first = { key, at: event.timeStamp }
  return found
}

const TYPED_IN = 'input, textarea, select, [contenteditable], [role=textbox], [role=menu], .monaco-editor'
const NOT_TYPED_IN = /^(?:button|checkbox|radio|range|color|submit|reset|file)$/

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const place = target.closest(TYPED_IN)
  return place instanceof HTMLInputElement ? !NOT_TYPED_IN.test(place.type) : place !== null
}
