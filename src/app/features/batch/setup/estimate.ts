import type { Pace } from '../../../lib/batch'
import type { SeedpadDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'

const LOOKED_AT = 30
const UNKNOWN_MS = 1000

/** The middle time that the last starts on this target took; a second where none is known. Milliseconds. */
export async function usualDuration(db: SeedpadDatabase, targetId: string): Promise<number> {
  const runs = await db.runs.orderBy('createdAt').reverse().limit(200).toArray()
  const times = runs
    .filter((run) => run.target.id === targetId && run.state === 'started' && isOwnRun(run))
    .flatMap((run) => run.upstream?.durationMs ?? [])
    .slice(0, LOOKED_AT)
    .sort((a, b) => a - b)
  return times[times.length >> 1] ?? UNKNOWN_MS
}

/** Writing ahead, the journal, and writing down what came of it: a little of each on every start. */
const OWN_MS = 60

/** How long so many rows will take at this pace, in milliseconds. */
export function estimate(count: number, { concurrency, perMinute, delayMs }: Pace, eachMs: number): number {
  const byWork = (count * (eachMs + OWN_MS)) / concurrency
  const byRate = perMinute === null ? 0 : ((count - 1) / perMinute) * 60_000
  return Math.max(byWork, byRate, (count - 1) * delayMs)
}
