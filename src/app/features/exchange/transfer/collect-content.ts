import { openDatabase } from '../../../lib/database'
import type { SavedSeed } from '../../../lib/saved-seed'
import type { SeedSchema } from '../../../lib/seed-schema'
import type { Settings } from './settings'
import type { TransferContent } from './transfer-file'

/** Which parts of it go into the file. */
export type Parts = { savedSeeds: boolean; schemas: boolean; settings: boolean }

/** A row whose time is damaged still leaves, as one of 1970. */
const iso = (ms: number) => new Date(Number.isNaN(new Date(ms).getTime()) ? 0 : ms).toISOString()

/** All that can be exported from this browser. */
export async function collectContent(settings: Settings): Promise<TransferContent> {
  const { db } = await openDatabase()
  const [savedSeeds, schemas] = await Promise.all([db.savedSeeds.toArray(), db.seedSchemas.toArray()])
  return contentOf(savedSeeds, schemas, settings)
}

export function contentOf(
  savedSeeds: readonly SavedSeed[],
  schemas: readonly SeedSchema[],
  settings: Settings,
): TransferContent {
  return {
    savedSeeds: savedSeeds.map(({ seedText, createdAt, updatedAt, ...details }) => ({
      ...details,
      seed: seedText,
      createdAt: iso(createdAt),
      updatedAt: iso(updatedAt),
    })),
    schemas: schemas.map(({ project, automation, schemaText, origin, inferredFrom, updatedAt }) => ({
      project,
      automation,
      schema: schemaText,
      origin,
      inferredFrom,
      updatedAt: iso(updatedAt),
    })),
    settings,
  }
}

/** Leaves out what is not wanted. */
export function pick(content: TransferContent, parts: Parts): TransferContent {
  return {
    savedSeeds: parts.savedSeeds ? content.savedSeeds : [],
    schemas: parts.schemas ? content.schemas : [],
    settings: parts.settings ? content.settings : {},
  }
}
