import { useEffect, useMemo } from 'react'
import { type SeedSchema, seedSchemaKey } from '../../../lib/seed-schema'
import { useLive } from '../../../lib/use-live'
import type { SeedDocument } from '../seed-document'
import type { SeedPlace } from '../seed-place'

/** The schema of the open draft's automation, live, told to the document: its text, its value for the editor, its row. */
export function useSeedSchema(seed: SeedDocument, { project, automation }: SeedPlace) {
  const key = seedSchemaKey(project, automation)
  const live = useLive((db) => db.seedSchemas.get(key), key)
  // While another automation's schema is being read, the former one says nothing about this seed.
  const stored: SeedSchema | null = live.value?.key === key ? live.value : null
  const text = stored?.schemaText ?? null
  useEffect(() => seed.setSchema(text), [seed, text])
  const value = useMemo(() => {
    try {
      return text === null ? null : (JSON.parse(text) as unknown)
    } catch {
      return null
    }
  }, [text])
  return { stored, text, value }
}
