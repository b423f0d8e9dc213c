import { LIMITS } from '../../contract/limits'
import type { SimulatorTurns } from '../simulator/simulator'
import { createByteBudget } from './byte-budget'
import { HttpProblem } from './http-problem'
import { createRateLimit } from './limit-rate'

/** Large bodies are read one after the other; one that can't be read for so long is refused. */
const LARGE_BODIES = { total: LIMITS.bodyBytes, small: 16 * 1024, patienceMs: 15_000 }
/** A result is its text and its bytes at once; large ones go out one after the other. */
const LARGE_RESULTS = { total: 4 * 1024 * 1024, small: 16 * 1024, patienceMs: null }

/**
 * Bounds what whoever may ask the simulator can make this server do.
 * @param startsPerSecond above that it answers as a platform does that is asked too often
 */
export function simulatorTurns(startsPerSecond: number): SimulatorTurns {
  const rate = createRateLimit(startsPerSecond)
  const bodies = createByteBudget(LARGE_BODIES)
  const results = createByteBudget(LARGE_RESULTS)
  return {
    async start(bytes, work) {
      try {
        await rate.take('starts')
        return await bodies.hold(bytes ?? LIMITS.bodyBytes, work)
      } catch (cause) {
        if (cause instanceof HttpProblem) return null
        throw cause
      }
    },
    deliver: (bytes, work) => results.hold(bytes, work),
  }
}
