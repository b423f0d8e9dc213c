import type { BatchView } from './batch-view'

/** How far a batch is. */
export type Progress = {
  /** Rows that have an end. */
  done: number
  total: number
  /** From 0 to 1. */
  share: number
  /** Ends a minute, as measured; null while there are too few to tell. */
  perMinute: number | null
  /** Milliseconds until the last row that its limit lets out, at this rate; null where nobody can tell. */
  leftMs: number | null
}

/** Rows that ended, newest last, of all since a moment: `since` is when the one before the first ended, or the measuring began. */
export type Measured = { since: number; ends: readonly number[] }

const LEAST = 3
/** Measured over the last minute; where fewer ended in it, over the last few. */
const WINDOW_MS = 60_000
const FEW = 8

export const measuredFrom = (now: number): Measured => ({ since: now, ends: [] })

/** @param now when one more row ended */
export function measureEnd({ since, ends }: Measured, now: number): Measured {
  // A clock that was set back: what was measured before says nothing about now.
  if (now < (ends.at(-1) ?? since)) return measuredFrom(now)
  const all = [...ends, now]
  const old = all.findIndex((time, at) => time > now - WINDOW_MS || all.length - at <= FEW)
  return old <= 0 ? { since, ends: all } : { since: all[old - 1] ?? since, ends: all.slice(old) }
}

/**
 * @param limit at most so many starts may leave
 * @param now milliseconds since 1970
 */
export function progressOf({ counts, rows, measured }: BatchView, limit: number, now: number): Progress {
  const total = rows.length
  const done = total - counts.waiting - counts.sending
  const { since, ends } = measured
  const span = Math.max(1000, now - since)
  const perMinute = ends.length < LEAST ? null : (ends.length / span) * 60_000
  const used = counts.sending + counts.started + counts.rejected + counts.unknown + counts.gone
  const toEnd = counts.sending + Math.min(counts.waiting, Math.max(0, limit - used))
  const leftMs = perMinute === null ? null : (toEnd / perMinute) * 60_000
  return { done, total, share: total === 0 ? 0 : done / total, perMinute, leftMs }
}
