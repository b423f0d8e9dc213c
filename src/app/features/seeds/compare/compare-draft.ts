import { openDatabase } from '../../../lib/database'
import { isOwnRun } from '../../../lib/own-run'
import type { SeedPlace } from '../seed-place'
import { type CompareSource, compareStore } from './compare-store'

/** Opens the comparison of the draft with the last accepted seed of its automation, or what comes nearest to it. */
export async function compareDraft({ project, automation }: SeedPlace): Promise<void> {
  const last = await lastAccepted(project, automation).catch(() => null)
  compareStore.open(last ?? { kind: 'draft' }, { kind: 'draft' })
}

async function lastAccepted(project: string, automation: string): Promise<CompareSource | null> {
  const { db } = await openDatabase()
  const runs = await db.runs
    .where('[project+automation+createdAt]')
    .between([project, automation, 0], [project, automation, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(20)
    .toArray()
  const run = runs.find((one) => one.state === 'started' && isOwnRun(one)) ?? runs[0]
  return run ? { kind: 'run', startId: run.startId } : null
}
