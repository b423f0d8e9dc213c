import type { Target, TargetId } from '../../contract/target'
import { inboxId } from '../features/inbox/inbox-id'
import { bringInSheltered } from '../features/launch/draft-refuge'
import { firstWorkspace, toWorkspace, type Workspace, withoutDatabase } from '../features/launch/drafts'
import { configQuery, queryClient } from '../lib/query-client'
import { chosenTarget } from '../lib/target-choice'

/** What the form begins with. */
export type Opening = { workspace: Workspace; inboxId: string }

let ahead: { target: TargetId; opening: Opening } | undefined
/** What was read ahead comes too late: the form has read for itself, and may be shown anew long after. */
let over = false

/** Reads the last draft and the inbox's id. Without a database the page still opens, and starts say why they can't. */
export async function readOpening(target: Target): Promise<Opening> {
  const kept = (await bringInSheltered()).find((draft) => draft.target === target.id)
  const sheltered = kept && toWorkspace(kept)
  // Without a secure context there is no inbox, nor a start; the draft is there all the same.
  const ownId = inboxId().catch(() => '')
  const [workspace, id] = await Promise.all([sheltered ?? firstWorkspace(target), ownId]).catch(
    () => [sheltered ?? withoutDatabase(target), ''] as const,
  )
  return { workspace, inboxId: id }
}

/**
 * Reads settings and opening before anything is rendered, so that the first thing rendered is the form itself: what is
 * rendered without them costs the form as much time again, and looks like the layout that the document painted anyway.
 */
export async function readAhead(): Promise<void> {
  const config = await queryClient.fetchQuery(configQuery)
  const target = chosenTarget(config.targets)
  const opening = target && (await readOpening(target))
  if (opening && !over) ahead = { target: target.id, opening }
}

/** What `readAhead` has read for this target. */
export const openingAhead = (target: Target): Opening | undefined =>
  ahead?.target === target.id ? ahead.opening : undefined

/** The form is on its way; from now on what was read ahead is old. */
export function forgetOpening(): void {
  over = true
  ahead = undefined
}
