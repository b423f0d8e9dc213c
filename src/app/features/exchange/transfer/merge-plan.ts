import type { SavedSeed } from '../../../lib/saved-seed'
import { type SeedSchema, seedSchemaKey } from '../../../lib/seed-schema'
import type { TransferContent, TransferSchema, TransferSeed } from './transfer-file'

/** What is kept in this browser now. */
export type Kept = { savedSeeds: readonly SavedSeed[]; schemas: readonly SeedSchema[] }

/** What to do where this browser has another thing of the same name. A schema can't be there twice: `both` keeps the one here. */
export type Policy = 'mine' | 'theirs' | 'both'
export const POLICIES = ['mine', 'theirs', 'both'] as const satisfies readonly Policy[]

/** One thing of the file beside what is here. `mine`: what it meets; null where nothing of its kind is here. */
export type SeedStep = { status: 'new' | 'same' | 'differs'; theirs: TransferSeed; mine: SavedSeed | null }
export type SchemaStep = {
  status: 'new' | 'same' | 'differs'
  theirs: TransferSchema
  mine: SeedSchema | null
}
export type MergePlan = { seeds: SeedStep[]; schemas: SchemaStep[] }

/**
 * Puts each thing of a file beside its counterpart here: a seed of the same id, else one of the same name in the same place;
 * the schema of the same automation.
 */
export function planMerge({ savedSeeds, schemas }: TransferContent, kept: Kept): MergePlan {
  const byId = new Map(kept.savedSeeds.map((seed) => [seed.id, seed]))
  const met = new Set(savedSeeds.map(({ id }) => id).filter((id) => byId.has(id)))
  const byKey = new Map(kept.schemas.map((schema) => [schema.key, schema]))
  return {
    seeds: savedSeeds.map((theirs) => {
      // Each seed here is met by one of the file's only: of two with one name, the second is another seed.
      const isMet = (seed: SavedSeed) => !met.has(seed.id) && nameKey(seed) === nameKey(theirs)
      const mine = byId.get(theirs.id) ?? kept.savedSeeds.find(isMet) ?? null
      if (mine) met.add(mine.id)
      return { status: statusOf(mine, mine !== null && sameSeed(mine, theirs)), theirs, mine }
    }),
    schemas: schemas.map((theirs) => {
      const mine = byKey.get(seedSchemaKey(theirs.project, theirs.automation)) ?? null
      return { status: statusOf(mine, mine?.schemaText === theirs.schema), theirs, mine }
    }),
  }
}

const statusOf = (mine: object | null, same: boolean) => (mine === null ? 'new' : same ? 'same' : 'differs')

const nameKey = ({ name, project, automation }: Pick<SavedSeed, 'name' | 'project' | 'automation'>) =>
  JSON.stringify([name.trim().toLowerCase(), project, automation])

function sameSeed(mine: SavedSeed, theirs: TransferSeed): boolean {
  const said = ({ name, note, tags, project, automation }: Omit<SavedSeed, 'seedText'> | TransferSeed) =>
    JSON.stringify([name, note, tags, project, automation])
  return mine.seedText === theirs.seed && said(mine) === said(theirs)
}

/** Rows to write, so that the plan comes true. What is only here is left alone: nothing is ever deleted. */
export function rowsOf(plan: MergePlan, policy: Policy, newId: () => string) {
  const savedSeeds = plan.seeds.flatMap(({ status, theirs, mine }): SavedSeed[] => {
    const row = seedRow(theirs)
    if (status === 'new' || mine === null) return [row]
    if (status === 'same' || policy === 'mine') return []
    if (policy === 'theirs') return [{ ...row, id: mine.id, createdAt: mine.createdAt }]
    return [{ ...row, id: newId(), name: `${row.name} (2)` }]
  })
  const schemas = plan.schemas.flatMap(({ theirs, mine }): SeedSchema[] => {
    const row = schemaRow(theirs)
    // Of the same text, it may still say another origin or time.
    return mine === null || (policy === 'theirs' && !sameRow(row, mine)) ? [row] : []
  })
  return { savedSeeds, schemas }
}

function seedRow({ seed, createdAt, updatedAt, ...details }: TransferSeed): SavedSeed {
  return {
    ...details,
    seedText: seed,
    createdAt: Date.parse(createdAt),
    updatedAt: Date.parse(updatedAt),
  }
}

const sameRow = (a: SeedSchema, b: SeedSchema): boolean =>
  (Object.keys(a) as (keyof SeedSchema)[]).every((name) => a[name] === b[name])

function schemaRow({
  project,
  automation,
  schema,
  origin,
  inferredFrom,
  updatedAt,
}: TransferSchema): SeedSchema {
  return {
    key: seedSchemaKey(project, automation),
    project,
    automation,
    schemaText: schema,
    origin,
    inferredFrom,
    updatedAt: Date.parse(updatedAt),
  }
}
