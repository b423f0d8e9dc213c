import * as z from 'zod/mini'
import { columnSchema, paceSchema } from '../../../lib/batch'
import { keptFormFields } from '../../../lib/draft'
import { createNamedList } from '../../../lib/named-list'
import { useLive } from '../../../lib/use-live'

/** A batch's settings without its rows. Header values are secrets and not among them. */
const settingsSchema = z.object({
  ...keptFormFields,
  pace: paceSchema,
  columns: z.array(columnSchema),
  template: z.string(),
})
export type BatchSettings = z.infer<typeof settingsSchema>

/** Settings kept under a name, for batches to come. */
const presetSchema = z.object({ name: z.string(), savedAt: z.number(), settings: settingsSchema })
export type Preset = z.infer<typeof presetSchema>

const KEY = 'batchPresets'
const kept = createNamedList(KEY, presetSchema)
export const PRESET_NAME_LIMIT = 60

/** The settings kept in this browser, in the order of their names; live. */
export function usePresets(): readonly Preset[] {
  return useLive(kept.all, KEY).value ?? []
}

/** Keeps settings under a name; others of the same name give way. Where `over` is asked for meanwhile, nothing changes. */
export const savePreset = (
  name: string,
  settings: BatchSettings,
  over?: AbortSignal,
): Promise<Preset | undefined> => kept.put({ name, savedAt: Date.now(), settings: only(settings) }, over)

/** @returns what was deleted */
export const deletePreset = kept.remove

/** A whole batch has these, and more that does not belong here. */
const only = (settings: BatchSettings): BatchSettings => settingsSchema.parse(settings)
