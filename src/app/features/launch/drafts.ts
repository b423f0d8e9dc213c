import { SIMULATOR_SAMPLE } from '../../../contract/simulator-catalog'
import type { Target, TargetId } from '../../../contract/target'
import { openDatabase } from '../../lib/database'
import { type Draft, draftKey, draftSchema } from '../../lib/draft'
import type { LaunchForm } from '../../lib/start/launch-form-schema'
import { keepHeaderValues, withHeaderValues } from './header-values'

/** What the launch pane works on: the form and the seed's text. */
export type Workspace = { form: LaunchForm; seedText: string }

const LAST_DRAFT = 'lastDraft'

/**
 * Keeps what was typed as the draft of this key.
 * @param key whose draft it is; the form's names may be half typed
 */
export async function saveDraft(key: string, target: TargetId, { form, seedText }: Workspace): Promise<void> {
  keepHeaderValues(key, form.headers)
  const { db } = await openDatabase()
  const { project, automation, sendTo, webhookUrl, wire } = form
  const headerNames = form.headers.map((row) => row.name)
  await db.transaction('rw', db.drafts, db.settings, async () => {
    await db.drafts.put({
      key,
      target,
      project,
      automation,
      sendTo,
      webhookUrl,
      headerNames,
      wire,
      seedText,
      updatedAt: Date.now(),
    })
    await db.settings.put({ key: LAST_DRAFT, value: key })
  })
}

/** The draft of this key is the one that the page opens with next time. */
export async function rememberDraft(key: string): Promise<void> {
  const { db } = await openDatabase()
  await db.settings.put({ key: LAST_DRAFT, value: key })
}

/** The draft of one automation, or `null`: nothing was typed for it yet (or what is stored is damaged). */
export async function loadDraft(
  target: TargetId,
  project: string,
  automation: string,
): Promise<Workspace | null> {
  const { db } = await openDatabase()
  const draft = toWorkspace(await db.drafts.get(draftKey(target, project, automation)))
  return draft && { ...draft, form: { ...draft.form, project, automation } }
}

/** What the page opens with: the last draft of this target, or the sample of a first visit. */
export async function firstWorkspace(target: Target): Promise<Workspace> {
  const { db } = await openDatabase()
  const last = await db.settings.get(LAST_DRAFT)
  const draft = last && (await db.drafts.get(last.value))
  const ofTarget = draft?.target === target.id ? draft : await newestDraft(target.id)
  return toWorkspace(ofTarget) ?? sampleWorkspace(target)
}

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

function toWorkspace(stored: unknown): Workspace | null {
  const parsed = draftSchema.safeParse(stored)
  if (!parsed.success) return null
  const { key, headerNames, seedText, project, automation, sendTo, webhookUrl, wire } = parsed.data
  const headers = withHeaderValues(key, headerNames)
  return { form: { project, automation, sendTo, webhookUrl, headers, wire }, seedText }
}

/** Whether both hold the same; header values, which never leave their tab, do not count. */
export function sameWorkspace(a: Workspace, b: Workspace): boolean {
  return a.seedText === b.seedText && withoutValues(a.form) === withoutValues(b.form)
}

function withoutValues({ project, automation, sendTo, webhookUrl, headers, wire }: LaunchForm): string {
  const names = headers.map(({ name }) => name)
  const { dialect, webhookAs, seedAs } = wire
  return JSON.stringify([project, automation, sendTo, webhookUrl, names, dialect, webhookAs, seedAs])
}
