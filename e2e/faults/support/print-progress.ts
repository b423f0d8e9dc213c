import type { FaultRun } from './run-faults'
import type { World } from './world'

/** One line on how far a long run has come. */
export function printProgress(run: FaultRun, world: World, fromMs: number): string {
  const passed = Math.round((performance.now() - fromMs) / 1000)
  const clock = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, '0')}`
  const { size } = world.events
  const arrivals = [...world.platform.seen.values()].map((seen) => seen.arrivals)
  const twice = arrivals.filter((times) => times > 1).length
  const faults = Object.values(world.faults()).reduce((sum, times) => sum + times, 0)
  return (
    `${clock} SEEDPAD_SEED=${run.seed}: ${size} of ${run.starts} starts, faults ${faults}, ` +
    `arrivals at the platform ${arrivals.length}, duplicates so far ${twice}`
  )
}
