import type { TargetId } from '../../contract/target'
import type { SeedpadDatabase } from './database'
import { isOwnRun } from './own-run'
import type { Run } from './run'
import { useLive } from './use-live'

/** The newest accepted start of one automation on one target; `undefined`: none, or not known yet. */
export function useLastAccepted(target: TargetId, project: string, automation: string): Run | undefined {
  const key = JSON.stringify([target, project.trim(), automation.trim()])
  const live = useLive((db) => lastAccepted(db, target, project.trim(), automation.trim()), key)
  return live.value
}

/**
 * Reads one row, or none, however many runs there are. What an operator only believes to have started does not count, nor
 * what a file says.
 */
export function lastAccepted(
  db: SeedpadDatabase,
  target: TargetId,
  project: string,
  automation: string,
): Promise<Run | undefined> {
  const start = [project, automation, target, 'started']
  return db.runs
    .where('[project+automation+target.id+state+createdAt]')
    .between([...start, 0], [...start, Number.POSITIVE_INFINITY])
    .reverse()
    .filter((run) => run.settledBy !== 'operator' && isOwnRun(run))
    .first()
}
