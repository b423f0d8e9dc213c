import { openDatabase } from '../../lib/database'

export async function setStar(startIds: readonly string[], starred: boolean): Promise<void> {
  const { db } = await openDatabase()
  await db.transaction('rw', db.runs, async () => {
    for (const startId of startIds) await db.runs.update(startId, { starred })
  })
}
