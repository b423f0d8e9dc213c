import type { SeedpadDatabase } from '../../../lib/database'
import type { Run } from '../../../lib/run'
import { seedSummary } from '../../../lib/seed-summary'

/** A seed that was started with, and the newest run that had it (without its texts: fifty seeds of 5 MB are too much). */
export type RecentSeed = { run: Run; summary: string; uses: number; text: string | null }

const MOST = 50
/** The same seed started a thousand times must not mean reading without end. */
const MOST_RUNS = 1000
/** Longer texts are read again when they are looked at. */
const MOST_HELD = 100_000

/** The last distinct seeds of an automation on any target, by their exact text, newest first. Starts without a seed don't count. */
export async function recentSeeds(
  db: SeedpadDatabase,
  project: string,
  automation: string,
): Promise<RecentSeed[]> {
  const seeds = new Map<string, RecentSeed>()
  await db.runs
    .where('[project+automation+createdAt]')
    .between([project, automation, 0], [project, automation, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(MOST_RUNS)
    .until(() => seeds.size >= MOST)
    .each((run) => {
      const text = run.seedText
      if (text.trim() === '') return
      const known = seeds.get(text)
      if (known) known.uses += 1
      else
        seeds.set(text, {
          run: { ...run, seedText: '', maskedBody: '' },
          summary: seedSummary(text),
          uses: 1,
          text: text.length > MOST_HELD ? null : text,
        })
    })
  return [...seeds.values()]
}
