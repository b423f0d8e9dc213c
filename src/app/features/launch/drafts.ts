import { headerNameAlone } from '../../../contract/header-rows'
import { SIMULATOR_SAMPLE } from '../../../contract/simulator-catalog'
import type { Target, TargetId } from '../../../contract/target'
import { openDatabase } from '../../lib/database'
import { type Draft, draftKey, draftSchema } from '../../lib/draft'
import { keepChoice, readChoice } from '../../lib/kept-choice'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { storageStatus } from '../../lib/storage-status'
import { keepHeaderValues, withHeaderValues } from './header-values'
import { sawDraft } from './seen-drafts'
import { unsavedDrafts } from './unsaved-drafts'

/** What the launch pane works on: the form and the seed's text. */
export type Workspace = { form: LaunchForm; seedText: string }

/** A draft as it was found, and what it puts into form and editor. */
export type FoundDraft = { draft: Draft; workspace: Workspace }

/** The setting that names the draft which was worked on last. */
export const LAST_DRAFT = 'lastDraft'
const OPEN_DRAFT = 'seedpad.open-draft'

/**
 * What stands in the page, as the draft of this key from now on. Header values, which a draft does not hold, are kept
 * where secrets may be.
 * @param key whose draft it is; the form's names may be half typed
 */
export function draftOf(key: string, target: TargetId, workspace: Workspace): Draft {
  keepHeaderValues(key, workspace.form.headers)
  return rowOf(key, target, workspace)
}

/** The same for a text that does not stand in the page any more: the header values are those of what does. */
export function rowOf(key: string, target: TargetId, { form, seedText }: Workspace): Draft {
  const { project, automation, sendTo, webhookUrl, wire } = form
  const headerNames = form.headers.map(({ name }) => headerNameAlone(name))
  const names = { project, automation, sendTo, webhookUrl, headerNames }
  return { key, target, ...names, wire, ...linkMarkOf(form), seedText, updatedAt: Date.now() }
}

/**
 * The draft of this key is the one that the page opens with next time. For a reload of this tab that holds at once, also
 * where the page goes away before the database has written it.
 */
export async function rememberDraft(key: string): Promise<void> {
  showsDraft(key)
  const { db } = await openDatabase()
  await db.settings.put({ key: LAST_DRAFT, value: key })
}

/** This tab shows the draft of this key now; a reload opens that one, whatever was typed in elsewhere. */
export function showsDraft(key: string): void {
  keepChoice(OPEN_DRAFT, key, 'session')
}

/**
 * The draft of one automation, or `null`: nothing was typed for it yet (or what is stored is damaged, or the browser keeps
 * nothing for this page). It counts as seen when it is shown, not before: see `sawDraft`.
 * @throws {Error} it can’t be told whether there is one
 */
export async function loadDraft(
  target: TargetId,
  project: string,
  automation: string,
): Promise<FoundDraft | null> {
  const draft = await read(draftKey(target, project, automation)).catch((error) => {
    if (storageStatus.get() === 'denied') return undefined
    throw error
  })
  const workspace = toWorkspace(draft)
  return draft && workspace
    ? { draft, workspace: { ...workspace, form: { ...workspace.form, project, automation } } }
    : null
}

async function read(key: string): Promise<Draft | undefined> {
  const unsaved = unsavedDrafts.get(key)
  if (unsaved) return unsaved
  const { db } = await openDatabase()
  return db.drafts.get(key)
}

/** What the page opens with: what this tab showed before a reload, else this target’s last draft, else a first visit’s sample. */
export async function firstWorkspace(target: Target): Promise<Workspace> {
  const { db } = await openDatabase()
  const keys = [readChoice(OPEN_DRAFT, 'session'), (await db.settings.get(LAST_DRAFT))?.value]
  for (const key of keys) {
    const draft = key ? await read(key) : undefined
    const workspace = draft && draft.target === target.id && opened(draft)
    if (workspace) return workspace
  }
  return opened(await newestDraft(target.id)) ?? sampleWorkspace(target)
}

/** A draft that the page opens with. */
function opened(draft: Draft | undefined): Workspace | null {
  if (draft) sawDraft(draft)
  return toWorkspace(draft)
}

/** What the page opens with where the database can’t be read: what was typed in this page before, else a first visit’s sample. */
export const withoutDatabase = (target: Target): Workspace =>
  toWorkspace(unsavedDrafts.newest(target.id)) ?? sampleWorkspace(target)

async function newestDraft(target: TargetId): Promise<Draft | undefined> {
  const { db } = await openDatabase()
  return db.drafts
    .orderBy('updatedAt')
    .reverse()
    .filter((draft) => draft.target === target)
    .first()
}

/** A first visit: on the simulator a start that works, elsewhere an empty form. */
export function sampleWorkspace(target: Target): Workspace {
  const sample = target.simulated ? SIMULATOR_SAMPLE : { project: '', automation: '', seed: '' }
  return {
    form: {
      project: sample.project,
      automation: sample.automation,
      sendTo: 'inbox',
      webhookUrl: '',
      headers: [],
      wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
    },
    seedText: sample.seed,
  }
}

/** `null`: there is none, or it is damaged. */
export function toWorkspace(stored: unknown): Workspace | null {
  const parsed = draftSchema.safeParse(stored)
  if (!parsed.success) return null
  const { key, headerNames, seedText, ...kept } = parsed.data
  const { project, automation, sendTo, webhookUrl, wire } = kept
  const headers = withHeaderValues(key, headerNames)
  const form = { project, automation, sendTo, webhookUrl, headers, wire, ...linkMarkOf(kept) }
  return { form, seedText }
}

/** Whether both hold the same; header values, which never leave their tab, do not count. */
export function sameWorkspace(a: Workspace, b: Workspace): boolean {
  return a.seedText === b.seedText && withoutValues(a.form) === withoutValues(b.form)
}

/** Set or not there at all: so two forms that hold the same are equal. */
const linkMarkOf = ({ fromLink }: Pick<LaunchForm, 'fromLink'>) => (fromLink ? { fromLink } : {})

function withoutValues({
  project,
  automation,
  sendTo,
  webhookUrl,
  headers,
  wire,
  fromLink,
}: LaunchForm): string {
  const names = headers.map(({ name }) => name)
  const { dialect, webhookAs, seedAs } = wire
  return JSON.stringify([
    project,
    automation,
    sendTo,
    webhookUrl,
    names,
    dialect,
    webhookAs,
    seedAs,
    fromLink ?? false,
  ])
}
