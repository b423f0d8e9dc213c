import type { SeedpadDatabase } from '../../../lib/database'
import type { Run } from '../../../lib/run'
import type { SavedSeed } from '../../../lib/saved-seed'
import { seedSummary } from '../../../lib/seed-summary'
import { recentSeeds } from './recent-seeds'
import { savedSeedsFor } from './saved-seeds'

export type LibraryKind = 'saved' | 'recent'

/** A seed that can be chosen. */
export type LibraryItem = {
  id: string
  summary: string
  /** Lower case; what the filter looks in. */
  words: string
  load: () => Promise<string>
} & ({ kind: 'saved'; saved: SavedSeed } | { kind: 'recent'; run: Run; uses: number })

/** The seeds to choose from, for one automation. */
export async function libraryItems(
  db: SeedpadDatabase,
  kind: LibraryKind,
  project: string,
  automation: string,
): Promise<LibraryItem[]> {
  if (kind === 'saved') {
    const seeds = await savedSeedsFor(db, project, automation)
    return seeds.map((saved) => {
      const summary = seedSummary(saved.seedText)
      return {
        kind,
        id: saved.id,
        saved,
        summary,
        words: [saved.name, saved.note, ...saved.tags, summary].join('\n').toLowerCase(),
        load: async () => saved.seedText,
      }
    })
  }
  const seeds = await recentSeeds(db, project, automation)
  return seeds.map(({ run, summary, uses, text }) => ({
    kind,
    id: run.startId,
    run,
    uses,
    summary,
    words: [run.executionId ?? '', run.state, (text ?? summary).slice(0, 4000)].join('\n').toLowerCase(),
    load: async () => text ?? (await db.runs.get(run.startId))?.seedText ?? '',
  }))
}
