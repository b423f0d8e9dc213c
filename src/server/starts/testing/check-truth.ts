import { expect } from 'vitest'
import type { StartOutcome } from '../../../contract/start-messages'
import type { CrashWorld, Upstream } from './crash-world'
import { executionIdOf } from './platform-answer'

/** Which requests were put under each id. */
export type Puts = Map<string, Set<number>>

/** Holds everything that callers were told so far against what the platform has seen by now. */
export function checkTruth(world: CrashWorld, puts: Puts): void {
  for (const [startId, { arrivals }] of world.upstream)
    expect(arrivals, `requests of ${startId} upstream`).toBeLessThanOrEqual(1)
  for (const told of world.told) {
    if ('problem' in told) checkProblem(told.problem, world, puts.get(told.startId))
    else checkOutcome(told.outcome, world.upstream.get(told.startId), world)
  }
  checkLastWord(world)
}

function checkProblem(status: number, world: CrashWorld, variants: Set<number> | undefined): void {
  if (status === 409) expect(variants?.size, 'a conflict needs two requests').toBe(2)
  else {
    expect(status).toBe(503)
    expect(world.faults(), 'a journal that can’t be used').toBeGreaterThan(0)
  }
}

function checkOutcome(outcome: StartOutcome, upstream: Upstream | undefined, world: CrashWorld): void {
  switch (outcome.state) {
    case 'sending':
      return
    case 'started':
      expect(upstream?.answer).toBe('accepts')
      expect(outcome.executionId).toBe(executionIdOf(outcome.startId))
      return
    case 'rejected':
      expect(upstream?.answer).toBe('refuses')
      return
    case 'not-sent':
      // Also of what was said long ago: a copy that arrives later must not be sent any more.
      expect(upstream?.arrivals ?? 0, `upstream after “not sent” (${outcome.reason})`).toBe(0)
      return
    case 'unknown':
      if (outcome.reason === 'server-error') expect(upstream?.answer).toBe('fails')
      else if (outcome.reason === 'connection-reset') expect(upstream?.answer).toBe('resets')
      // A crash alone must not come to this: the witness knows that nothing is missing.
      else if (outcome.reason === 'journal-changed')
        expect(world.restored(), 'older copies put back').toBeGreaterThan(0)
      else {
        expect(outcome.reason).toBe('server-crashed')
        expect(world.deaths() + world.faults(), 'crashes and broken disks').toBeGreaterThan(0)
      }
  }
}

/** What is on the disk is what everyone is told from then on. */
function checkLastWord({ told, durable }: CrashWorld): void {
  const lastTold = new Map<string, StartOutcome>()
  for (const each of told)
    if ('outcome' in each && each.outcome.state !== 'sending') lastTold.set(each.startId, each.outcome)
  for (const [startId, outcome] of lastTold) {
    const onDisk = durable.get(startId)
    if (onDisk) expect(outcome).toEqual(onDisk)
  }
}
