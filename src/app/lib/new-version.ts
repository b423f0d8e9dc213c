import type { WhyMissing } from './ask-version'
import { createListeners } from './listeners'

let entry: string | null = null
let updated = false
let isAsking = false
const listeners = createListeners()

/** Whether the server has another build than this page, as a plain store. Once it has, only a reload helps. */
export const newVersion = { get: () => updated, subscribe: listeners.subscribe }

/** Path of this page’s first script; `null` where it was not built. */
export const ownEntry = () => entry

export function rememberEntry(path: string): void {
  entry = path
}

/** Why something could not be had; see `ask-version.ts`, which comes after the first screen. */
export async function whyMissing(): Promise<WhyMissing> {
  if (updated) return 'updated'
  isAsking = true
  try {
    const why = await (await import('./ask-version')).askVersion(entry)
    if (why === 'updated') {
      updated = true
      listeners.tell()
    }
    return why
  } catch {
    return 'away'
  } finally {
    isAsking = false
  }
}

/** Something could not be had: finds out why, and the page says it. What asks may be what is missing: once at a time. */
export function noteMissing(): void {
  if (!isAsking) void whyMissing()
}
