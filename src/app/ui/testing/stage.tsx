import '../../styles/tokens.css'
import '../../styles/base.css'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach } from 'vitest'
import { cdp } from 'vitest/browser'

let roots: Root[] = []
afterEach(() => {
  for (const root of roots) root.unmount()
  roots = []
  document.body.replaceChildren()
  delete document.documentElement.dataset.theme
})

/**
 * Puts a control on the page as it is there, with its colours; it goes with the test.
 * @returns where it stands, and how to show it otherwise
 */
export function show(control: ReactNode): { place: HTMLElement; again: (control: ReactNode) => void } {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  roots.push(root)
  const again = (next: ReactNode) => flushSync(() => root.render(next))
  again(control)
  return { place, again }
}

/** The one element of this selector; fails where there is none. */
export function the<Found extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Found {
  const found = within.querySelector<Found>(selector)
  if (!found) throw new Error(`there is no ${selector}`)
  return found
}

/** What has the focus, by its accessible words. */
export function focused(): string {
  const element = document.activeElement
  return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
}

/**
 * Begins a word as an input method does, in whatever has the focus: keys belong to it until it ends.
 * @param text what is put together so far
 */
export async function compose(text: string): Promise<void> {
  await session().send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
}

/** Ends the word. */
export async function endComposing(text: string): Promise<void> {
  await session().send('Input.insertText', { text })
}

type Session = { send: (method: string, params: object) => Promise<unknown> }
const session = () => cdp() as unknown as Session

/** A key as Safari tells of the Enter that ended a composition: after the end, known by its code alone. */
export function pressAfterComposing(key: string, target: Element): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true })
  target.dispatchEvent(event)
  return event
}
