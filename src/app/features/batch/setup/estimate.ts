import type { Batch, Pace } from '../../../lib/batch'
import type { SeedpadDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'
import { MOST_A_SECOND } from '../run/turnstile'

/** How long one start is taken to take, in milliseconds. `high`: null where nothing like it was measured. */
type CallTime = { low: number; high: number | null }

/** From when to when rows may be through, in milliseconds. `to`: null where nobody can tell. */
export type Estimate = { from: number; to: number | null }

export const UNMEASURED: CallTime = { low: 0, high: null }

const LOOKED_AT = 200
const MEASURED = 30
/** With fewer, chance decides: what was measured is only a hint then. */
const ENOUGH = 5

/**
 * How long the last starts of this automation took on this target. Starts of others tell nothing: one automation is accepted
 * in milliseconds, the next after half a minute.
 */
export async function usualCall(
  db: SeedpadDatabase,
  { target, project, automation }: Pick<Batch, 'target' | 'project' | 'automation'>,
): Promise<CallTime> {
  const names = [project.trim(), automation.trim()]
  const runs = await db.runs
    .where('[project+automation+createdAt]')
    .between([...names, 0], [...names, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(LOOKED_AT)
    .toArray()
  const times = runs
    .filter((run) => run.target.id === target.id && run.state === 'started' && isOwnRun(run))
    .flatMap((run) => run.upstream?.durationMs ?? [])
  return callTimeOf(times.slice(0, MEASURED))
}

/** The time of one start on average, which is what many add up to: the middle one says nothing of the slow ones. */
export function callTimeOf(times: readonly number[]): CallTime {
  const [first] = times
  if (first === undefined) return UNMEASURED
  if (times.length < ENOUGH) return { low: Math.min(...times) * 0.6, high: Math.max(...times) * 1.6 }
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (times.length - 1)
  const unsure = 2 * Math.sqrt(variance / times.length)
  return { low: Math.max(Math.min(...times), mean - unsure, mean / 4) * 0.9, high: (mean + unsure) * 1.1 }
}

/**
 * What a row takes beside the platform's answer. `own`: writing ahead, the journal, and writing down what came of it.
 * `apart`: so far apart rows begin at least, since they share the page and its database. Milliseconds.
 */
const FAST = { own: 20, apart: 950 / MOST_A_SECOND }
const SLOW = { own: 150, apart: 60 }

/**
 * When so many rows will be through at this pace, as far as that can be known. Waits that the platform asks for ("too many")
 * come on top.
 */
export function estimate(count: number, pace: Pace, { low, high }: CallTime): Estimate {
  if (count <= 0) return { from: 0, to: 0 }
  return {
    from: timeOf(count, pace, low + FAST.own, FAST.apart),
    to: high === null ? null : timeOf(count, pace, high + SLOW.own, SLOW.apart),
  }
}

/** As `sendBatch` goes: a row begins where one is through, and not sooner after the last one than the pace allows. */
function timeOf(
  count: number,
  { concurrency, perMinute, delayMs }: Pace,
  eachMs: number,
  apartMs: number,
): number {
  const apart = Math.max(apartMs, delayMs, perMinute === null ? 0 : 60_000 / perMinute)
  const last = count - 1
  if (concurrency * apart >= eachMs) return last * apart + eachMs
  return Math.floor(last / concurrency) * eachMs + (last % concurrency) * apart + eachMs
}
