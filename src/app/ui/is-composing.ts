import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/** What Safari gives the Enter that ends a composition: it tells of that key after the end, as of no composition. */
const KEY_OF_INPUT_METHOD = 229

/** Whether a key belongs to an input method that is putting a word together, and so to nobody else. */
export const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === KEY_OF_INPUT_METHOD

/** Keys by which a browser itself submits, goes on or closes. */
const BROWSERS_OWN: readonly string[] = ['Enter', 'Tab', 'Escape']

/**
 * Leaves a key to the input method: neither what lies around the field nor the browser acts on it.
 * @returns whether the key was one of a composition; the caller then has nothing to do with it
 */
export function leftToComposing(event: ReactKeyboardEvent): boolean {
  if (!isComposing(event.nativeEvent)) return false
  if (BROWSERS_OWN.includes(event.key)) event.preventDefault()
  event.stopPropagation()
  return true
}
