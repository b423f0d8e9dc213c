import { useState } from 'react'
import { isOwnRun } from '../../lib/own-run'
import type { Run } from '../../lib/run'
import { useLive } from '../../lib/use-live'

/**
 * The newest run that sends this one again already, or that a refused click found. `seen`: it stood there before the
 * click, so that the click means it; one that appears in the last moment (another tab) refuses the click first.
 */
export function useAgainTwin(run: Run) {
  const [opened] = useState(Date.now)
  const [refused, refuse] = useState<Run>()
  const again = useLive(
    async (db) =>
      (await db.runs.where('againOf').equals(run.startId).filter(isOwnRun).sortBy('createdAt')).at(-1) ??
      null,
    run.startId,
  )
  const earlier = again.value && again.value.createdAt < opened ? again.value : undefined
  const twin = refused ?? earlier
  return { twin, seen: twin !== undefined, refuse }
}
