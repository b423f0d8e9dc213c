import * as z from 'zod/mini'
import { type TargetId, targetIdSchema } from '../../../contract/target'
import { openDatabase } from '../../lib/database'
import { draftKey } from '../../lib/draft'
import { launchFormSchema } from '../../lib/start/launch-form-schema'
import type { Workspace } from './drafts'

const STORAGE_KEY = 'seedpad.draft'
const shelteredSchema = z.object({
  target: targetIdSchema,
  at: z.number(),
  // The shape only: what was typed may well be wrong still.
  form: z.object(launchFormSchema.shape),
  seedText: z.string(),
})

/** Keeps what was typed in this tab while the database can't take it, so that a reload loses nothing. */
export function shelterDraft(target: TargetId, { form, seedText }: Workspace): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ target, at: Date.now(), form, seedText }))
  } catch {
    // No storage at all, or too long for it: it stands on the screen, and nowhere else.
  }
}

/** What was sheltered before the reload, unless the database has something newer by now. It is handed out once. */
export async function takeSheltered(target: TargetId): Promise<Workspace | null> {
  const sheltered = read()
  if (sheltered?.target !== target) return null
  const { form, seedText, at } = sheltered
  try {
    sessionStorage.removeItem(STORAGE_KEY)
    const { db } = await openDatabase()
    const stored = await db.drafts.get(draftKey(target, form.project, form.automation))
    if (stored && stored.updatedAt > at) return null
  } catch {
    // The database is still away.
  }
  return { form, seedText }
}

function read(): z.infer<typeof shelteredSchema> | undefined {
  try {
    return shelteredSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null')).data
  } catch {
    return undefined
  }
}
