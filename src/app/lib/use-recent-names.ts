import type { TargetId } from '../../contract/target'
import { useLive } from './use-live'

/** Projects, and automations of one project, of the newest runs on a target: most recent first, each once. */
export function useRecentNames(target: TargetId | undefined, project: string) {
  const live = useLive(async (db) => {
    const runs = await db.runs.orderBy('createdAt').reverse().limit(500).toArray()
    const ofTarget = runs.filter((run) => run.target.id === target)
    const ofProject = ofTarget.filter((run) => project === '' || run.project === project)
    return {
      projects: [...new Set(ofTarget.map((run) => run.project))],
      automations: [...new Set(ofProject.map((run) => run.automation))],
      runCount: runs.length,
    }
  }, `${target} ${project}`)
  return live.value
}
