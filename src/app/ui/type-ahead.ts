/** How long letters count as one word. Milliseconds. */
const PAUSE_MS = 800

/** Finds an entry by its first letters, as lists and menus of every system do. */
type TypeAhead = {
  /** Whether a word is being typed at this moment, of which a space would be part. `now`: of the event, in milliseconds. */
  isTyping: (now: number) => boolean
  /**
   * @param at where the focus is; -1: nowhere
   * @param now when the key was pressed, by the event, in milliseconds
   * @returns the place of the entry that is meant; -1 where none begins so
   */
  find: (letter: string, labels: readonly string[], at: number, now: number) => number
  /** The focus went elsewhere: the next letter begins a word. */
  forget: () => void
}

/** One for each list. The same letter again goes on to the next entry that begins with it. */
export function createTypeAhead(): TypeAhead {
  let typed = ''
  let last = Number.NEGATIVE_INFINITY
  const isTyping = (now: number) => typed !== '' && now - last < PAUSE_MS
  return {
    isTyping,
    find(letter, labels, at, now) {
      typed = fold(isTyping(now) ? typed + letter : letter)
      last = now
      const [first = ''] = typed
      const isOneLetter = [...typed].every((one) => one === first)
      const needle = isOneLetter ? first : typed
      const from = isOneLetter ? at + 1 : Math.max(0, at)
      for (let step = 0; step < labels.length; step += 1) {
        const index = (from + step) % labels.length
        if (fold(labels[index] ?? '').startsWith(needle)) return index
      }
      return -1
    },
    forget() {
      typed = ''
    },
  }
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
