import type { CheckedJson } from '../../../contract/json-text'
import type { prepareLaunch } from '../../lib/start/prepare-launch'
import type { Workspace } from './drafts'

/** The seed as this pane needs it; the workbench owns the rest. */
export type SeedSource = {
  /** `draft`: whose text it is; see `draftKey`. */
  get(): { text: string; version: number; draft: string; check: SeedVerdict }
  setText(text: string): void
  /** Opens the text of a draft, with its own undo history. */
  open(draft: string, text: string): void
  subscribe(listener: () => void): () => void
  settled(): Promise<{ text: string; check: SeedVerdict }>
}

type SeedVerdict = { status: 'blank' } | { status: 'checking' } | ({ status: 'checked' } & CheckedJson)

/** What is sent as whom. `null`: nothing usable was given. */
export type LaunchCredentials = {
  authorization: string
  apiKey: string
  profile: string
  /** The profile wants the automation's name typed before each paid start. */
  confirmTyped: boolean
} | null

/** Lets the page put a former run back into the form, and take out what stands in it. */
export type LaunchPaneHandle = {
  /** Resolves once it stands there. */
  load(workspace: Workspace): Promise<void>
  read(): Workspace
  /** Goes to the draft of an automation. */
  name(project: string, automation: string): void
  /** The same as a click on the start button. */
  start(): void
  /** Opens the daily limit of the profile in use. */
  setLimit(): void
  /** The request of a start that is made elsewhere, so with an identity of its own; `null` while the form is incomplete. */
  request(): TakenOut | null
}

/** A request as it would be sent now, with every secret in it. */
type TakenOut = Pick<ReturnType<typeof prepareLaunch>, 'url' | 'wire' | 'webhook'> & {
  automation: string
  seedText: string
  /** The inbox's secret part of the webhook's URL, where the result goes to the inbox. */
  inboxId: string | null
  credentials: LaunchCredentials
}
