import type { BatchView } from './batch-view'

/** How far a batch is. */
export type Progress = {
  /** Rows that have an end. */
  done: number
  total: number
  /** From 0 to 1. */
  share: number
  /** Ends a minute over the last half minute; null while there are too few to tell. */
  perMinute: number | null
  /** Milliseconds until the last row, at this rate; null where nobody can tell. */
  leftMs: number | null
}

const LEAST = 3

export function progressOf({ counts, rows, recent }: BatchView, now: number): Progress {
  const total = rows.length
  const done = total - counts.waiting - counts.sending
  const [first] = recent
  const span = first === undefined ? 0 : Math.max(1000, now - first)
  const perMinute = recent.length < LEAST ? null : (recent.length / span) * 60_000
  const leftMs = perMinute === null || perMinute === 0 ? null : ((total - done) / perMinute) * 60_000
  return { done, total, share: total === 0 ? 0 : done / total, perMinute, leftMs }
}
