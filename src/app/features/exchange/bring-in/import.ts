import type { HeaderRow } from '../../../../contract/header-rows'
import type { TargetId } from '../../../../contract/target'
import type { WireChoice } from '../../../lib/draft'
import type { SendTo } from '../../../lib/run'
import type { Left } from './left'

export type ImportKind =
  | 'curl'
  | 'curl-cmd'
  | 'curl-powershell'
  | 'powershell'
  | 'fetch'
  | 'python'
  | 'httpie'
  | 'datallog'
  | 'link'
  | 'seed'

/** Something about the reading itself that is worth a sentence. `foreign`: characters that were read as what they look like. */
export type ImportNote = { kind: 'former' } | { kind: 'fence' } | { kind: 'foreign'; codes: string }

/** What a pasted text would set in the launch form. What is `null` stays as it is there. */
export type Import = {
  kind: ImportKind
  target: TargetId | null
  project: string | null
  automation: string | null
  /** Usable values only, in the form in which they are sent. */
  credentials: { authorization: string | null; apiKey: string | null }
  sendTo: SendTo | null
  webhookUrl: string | null
  /** Values are secrets; those that were placeholders are empty. */
  headers: HeaderRow[] | null
  wire: WireChoice | null
  /** The exact text; `''` empties the editor. */
  seedText: string | null
  left: Left[]
  notes: ImportNote[]
}

/** What the page knows that an import is read against. */
export type ImportContext = {
  targets: readonly { id: TargetId; baseUrl: string; dialect: 'nested' | 'flat' }[]
  /** Where this dashboard's own inbox is reachable. */
  inboxUrl: string
}

export const nothing = (kind: ImportKind): Import => ({
  kind,
  target: null,
  project: null,
  automation: null,
  credentials: { authorization: null, apiKey: null },
  sendTo: null,
  webhookUrl: null,
  headers: null,
  wire: null,
  seedText: null,
  left: [],
  notes: [],
})
