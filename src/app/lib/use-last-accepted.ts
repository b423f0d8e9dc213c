import type { TargetId } from '../../contract/target'
import type { Run } from './run'
import { useLive } from './use-live'

/** The newest accepted start of one automation on one target; `undefined`: none, or not known yet. */
export function useLastAccepted(target: TargetId, project: string, automation: string): Run | undefined {
  const key = JSON.stringify([target, project.trim(), automation.trim()])
  const live = useLive(async (db) => {
    const runs = await db.runs
      .where('[project+automation]')
      .equals([project.trim(), automation.trim()])
      .filter((run) => run.state === 'started' && run.settledBy !== 'operator' && run.target.id === target)
      .toArray()
    return runs.reduce<Run | undefined>((a, b) => (a && a.createdAt > b.createdAt ? a : b), undefined)
  }, key)
  return live.value
}
