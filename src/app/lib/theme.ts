import { useSyncExternalStore } from 'react'
import { keepChoice, readChoice } from './kept-choice'
import { createListeners } from './listeners'

export const THEMES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEMES)[number]

const STORAGE_KEY = 'seedpad.theme'
const media = matchMedia('(prefers-color-scheme: dark)')
const listeners = createListeners()
let choice: ThemeChoice = readStored()

function readStored(): ThemeChoice {
  const stored = readChoice(STORAGE_KEY)
  return THEMES.find((theme) => theme === stored) ?? 'system'
}

function apply() {
  const dark = choice === 'dark' || (choice === 'system' && media.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  listeners.tell()
}
media.addEventListener('change', apply)
// What changed between theme.js and now had no listener yet.
apply()

/** Chooses light, dark or the system's theme, and remembers it. */
export function setTheme(next: ThemeChoice): void {
  choice = next
  keepChoice(STORAGE_KEY, next)
  apply()
}

/** What was chosen, outside components. */
export const themeChoice = (): ThemeChoice => choice

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(listeners.subscribe, themeChoice)

/** What is on the screen now, with `system` resolved. */
export const useIsDark = (): boolean =>
  useSyncExternalStore(listeners.subscribe, () => document.documentElement.dataset.theme === 'dark')
