import { type CheckedJson, checkJson } from '../../../contract/json-text'
import { utf8Length } from '../../../contract/limits'

/** What is known of the seed's text: `blank` sends no seed, `checking` is only ever short. */
export type SeedCheck = { status: 'blank' } | { status: 'checking' } | ({ status: 'checked' } & CheckedJson)

export type SeedState = {
  text: string
  /** Of the UTF-8 text; `null` while a large text is being checked. */
  bytes: number | null
  check: SeedCheck
}

/** Up to this many characters the check runs at once, with every key; above it, in a worker, when typing rests. */
const CHECK_AT_ONCE = 256 * 1024
const REST_MS = 150

/** Checks a large text off the main thread. */
export type CheckLargeText = (text: string) => Promise<{ result: CheckedJson; bytes: number }>

/** The seed being written: one text, what is known of it, and who wants to know. Knows nothing of React or Monaco. */
export function createSeedDocument(checkLargeText: CheckLargeText) {
  let state: SeedState = { text: '', bytes: 0, check: { status: 'blank' } }
  let resting: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  const set = (next: SeedState) => {
    state = next
    for (const listener of listeners) listener()
  }

  async function checkLarge(text: string) {
    const { result, bytes } = await checkLargeText(text)
    if (state.text === text) set({ text, bytes, check: { status: 'checked', ...result } })
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    setText(text: string) {
      if (text === state.text) return
      clearTimeout(resting)
      if (text.length > CHECK_AT_ONCE) {
        set({ text, bytes: null, check: { status: 'checking' } })
        resting = setTimeout(() => void checkLarge(text), REST_MS)
      } else if (text.trim() === '') set({ text, bytes: utf8Length(text), check: { status: 'blank' } })
      else set({ text, bytes: utf8Length(text), check: { status: 'checked', ...checkJson(text) } })
    },
    /** The text and the check of exactly that text; a large one is checked now, without waiting for typing to rest. */
    async settled(): Promise<SeedState> {
      while (state.check.status === 'checking') {
        clearTimeout(resting)
        await checkLarge(state.text)
      }
      return state
    },
  }
}

export type SeedDocument = ReturnType<typeof createSeedDocument>
