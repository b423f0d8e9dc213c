import * as z from 'zod/mini'
import { columnSchema, paceSchema } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { wireChoiceSchema } from '../../../lib/draft'
import { sendToSchema } from '../../../lib/run'
import { useLive } from '../../../lib/use-live'

/** A batch's settings without its rows. Header values are secrets and not among them. */
const settingsSchema = z.object({
  project: z.string(),
  automation: z.string(),
  sendTo: sendToSchema,
  webhookUrl: z.string(),
  headerNames: z.array(z.string()),
  wire: wireChoiceSchema,
  pace: paceSchema,
  columns: z.array(columnSchema),
  template: z.string(),
})
export type BatchSettings = z.infer<typeof settingsSchema>

/** Settings kept under a name, for batches to come. */
const presetSchema = z.object({ name: z.string(), savedAt: z.number(), settings: settingsSchema })
export type Preset = z.infer<typeof presetSchema>

const KEY = 'batchPresets'
export const PRESET_NAME_LIMIT = 60

/** The settings kept in this browser, in the order of their names; live. */
export function usePresets(): readonly Preset[] {
  return useLive(async (db) => readPresets((await db.settings.get(KEY))?.value), KEY).value ?? []
}

/** Keeps settings under a name; others of the same name give way. */
export const savePreset = (name: string, settings: BatchSettings): Promise<Preset | undefined> =>
  change(name, (presets) => [...presets, { name, savedAt: Date.now(), settings: only(settings) }])

/** @returns what was deleted */
export const deletePreset = (name: string): Promise<Preset | undefined> => change(name, (presets) => presets)

async function change(name: string, to: (others: Preset[]) => Preset[]): Promise<Preset | undefined> {
  const { db } = await openDatabase()
  return db.transaction('rw', db.settings, async () => {
    const presets = readPresets((await db.settings.get(KEY))?.value)
    const next = to(presets.filter((preset) => preset.name !== name))
    next.sort((a, b) => a.name.localeCompare(b.name))
    await db.settings.put({ key: KEY, value: JSON.stringify(next) })
    return presets.find((preset) => preset.name === name)
  })
}

/** A whole batch has these, and more that does not belong here. */
const only = (settings: BatchSettings): BatchSettings => settingsSchema.parse(settings)

function readPresets(stored: string | undefined): Preset[] {
  try {
    return z.array(presetSchema).parse(JSON.parse(stored ?? '[]'))
  } catch {
    // What can't be read can't be taken; the next one saved takes its place.
    return []
  }
}
