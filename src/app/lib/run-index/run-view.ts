import { createListeners } from '../listeners'
import { askIndex, subscribeIndex } from './index-client'
import type { Answer } from './index-messages'
import type { RunLine } from './run-line'
import { type RunQuery, writeQuery } from './run-query'

/** What is known of the runs that a query takes: how many, and the lines around those in view. */
export type RunViewState = {
  /** The query that the answer is for, as text; null where nothing was asked. */
  key: string | null
  answer: Answer | null
  /** By place, newest run first. */
  lines: ReadonlyMap<number, RunLine>
  failed: boolean
}

const NOTHING: RunViewState = { key: null, answer: null, lines: new Map(), failed: false }
/** Lines are asked for in pages of so many. */
const PAGE = 50

/** A view over the search index as a plain store: follows the index, keeps the last answer until the next one is there. */
export function createRunView() {
  let state = NOTHING
  let query: RunQuery | null = null
  let wanted: [first: number, last: number] = [0, PAGE]
  let busy = false
  let again = false
  let stop: (() => void) | undefined
  const listeners = createListeners(() => {
    stop?.()
    stop = undefined
  })

  const set = (next: RunViewState) => {
    state = next
    listeners.tell()
  }

  async function refresh(): Promise<void> {
    if (query === null) return
    if (busy) {
      again = true
      return
    }
    busy = true
    const asked = query
    try {
      const answer = await askIndex('find', { query: asked })
      const lines = new Map(answer.lines.map((line, at) => [at, line]))
      const [first, last] = clamp(answer.total)
      if (last > lines.size) for (const [at, line] of await linesFrom(asked, first, last)) lines.set(at, line)
      if (query === asked) set({ key: String(writeQuery(asked)), answer, lines, failed: false })
    } catch {
      if (query === asked) set({ ...state, failed: true })
    } finally {
      busy = false
      if (again || (query !== null && query !== asked)) {
        again = false
        void refresh()
      }
    }
  }

  const clamp = (total: number): [number, number] => [
    Math.max(0, Math.floor(wanted[0] / PAGE) * PAGE),
    Math.min(total, Math.ceil(wanted[1] / PAGE) * PAGE),
  ]

  async function linesFrom(asked: RunQuery, from: number, to: number): Promise<[number, RunLine][]> {
    const lines = await askIndex('lines', { query: asked, from, to })
    return lines.map((line, at) => [from + at, line])
  }

  async function fill(): Promise<void> {
    const { answer, lines } = state
    if (query === null || answer === null) return
    const asked = query
    const [first, last] = clamp(answer.total)
    let from = first
    while (from < last && lines.has(from)) from++
    let to = last
    while (to > from && lines.has(to - 1)) to--
    if (from >= to) return
    const more = await linesFrom(asked, from, to).catch(() => [])
    if (query === asked && state.answer === answer)
      set({ ...state, lines: new Map([...state.lines, ...more]) })
  }

  return {
    get: () => state,
    subscribe(listener: () => void) {
      stop ??= subscribeIndex(() => void refresh())
      return listeners.subscribe(listener)
    },
    /** Asks for other runs; null: for none. */
    ask(next: RunQuery | null) {
      if (query !== null && next !== null && String(writeQuery(query)) === String(writeQuery(next))) return
      query = next
      wanted = [0, PAGE]
      if (next === null) set(NOTHING)
      else void refresh()
    },
    /** These lines are in view. */
    want(first: number, last: number) {
      wanted = [first, last]
      void fill()
    },
    retry: () => void refresh(),
  }
}
