import { type CheckedJson, checkJson } from '../../../contract/json-text'
import { utf8Length } from '../../../contract/limits'
import { createListeners } from '../../lib/listeners'
import type { TextSource } from '../../ui/json-editor/text-source'
import type { Violation } from './schema/violation'
import type { SeedNotes } from './text/inspect'

/** What is known of the seed's text: `blank` sends no seed, `checking` is only ever short. */
export type SeedCheck = { status: 'blank' } | { status: 'checking' } | ({ status: 'checked' } & CheckedJson)

/** What is pointed out in a valid seed, and changes nothing. */
export type SeedFindings = {
  notes: SeedNotes
  /** Where it does not fit its schema; null without one, or where the schema itself can't be used. */
  violations: Violation[] | null
}

export type SeedState = {
  /** The exact text, as of now. */
  readonly text: string
  /** Whose draft is open; see `draftKey`. */
  readonly draft: string
  /** Another one for every change of the text. */
  readonly version: number
  /** Of the UTF-8 text; `null` while a large text is being checked. */
  readonly bytes: number | null
  readonly check: SeedCheck
  /** Of this text or, while typing goes on, of one a moment ago. */
  readonly findings: SeedFindings | null
}

/** Up to this many characters the check runs at once, with every key; above it, in a worker, when typing rests. */
const CHECK_AT_ONCE = 256 * 1024
const REST_MS = 150
const BLANK: SeedCheck = { status: 'blank' }
const CHECKING: SeedCheck = { status: 'checking' }

/** Looks through a text off the main thread; `findings` are asked for in valid texts only. */
export type Examiner = {
  check(text: string): Promise<{ result: CheckedJson; bytes: number }>
  findings(text: string, schemaText: string | null): Promise<SeedFindings>
}

/** The seed being written: one text, what is known of it, and who wants to know. Knows nothing of React or Monaco. */
export function createSeedDocument(examiner: Examiner) {
  /** The text, or where it can be had: from an editor that has changed it. */
  let cell: { text: string } | { pull: () => string } = { text: '' }
  let schemaText: string | null = null
  let state = stateOf({ draft: '', version: 0, bytes: 0, check: BLANK, findings: null })
  let resting: ReturnType<typeof setTimeout> | undefined
  const listeners = createListeners()
  const replaced = createListeners()

  function stateOf(parts: Omit<SeedState, 'text'>): SeedState {
    return {
      ...parts,
      get text() {
        return read()
      },
    }
  }
  function read(): string {
    if ('pull' in cell) cell = { text: cell.pull() }
    return cell.text
  }
  function change(parts: Partial<Omit<SeedState, 'text'>>) {
    const { draft, version, bytes, check, findings } = state
    state = stateOf({ draft, version, bytes, check, findings, ...parts })
    listeners.tell()
  }

  /** The text is another one; what was known of the former is not true any more. */
  function changed(length: number, parts: { draft?: string; findings?: null } = {}) {
    clearTimeout(resting)
    const version = state.version + 1
    if (length > CHECK_AT_ONCE) change({ ...parts, version, bytes: null, check: CHECKING })
    else {
      const text = read()
      const bytes = utf8Length(text)
      if (text.trim() === '') return change({ ...parts, version, bytes, check: BLANK, findings: null })
      const check: SeedCheck = { status: 'checked', ...checkJson(text) }
      change({ ...parts, version, bytes, check, ...(!check.ok && { findings: null }) })
      if (!check.ok) return
    }
    resting = setTimeout(() => void examine(), REST_MS)
  }
  async function examine() {
    if (state.check.status === 'checking') await checkLarge()
    const { version, check } = state
    if (check.status !== 'checked' || !check.ok) return
    const findings = await examiner.findings(read(), schemaText).catch(() => null)
    if (state.version === version) change({ findings })
  }
  async function checkLarge() {
    const { version } = state
    const text = read()
    const { result, bytes } = await examiner
      .check(text)
      // Slower for once, but never unchecked.
      .catch(() => ({ result: checkJson(text), bytes: utf8Length(text) }))
    if (state.version !== version || state.check.status !== 'checking') return
    change({ bytes, check: { status: 'checked', ...result }, ...(!result.ok && { findings: null }) })
  }

  const source: TextSource = {
    id: () => state.draft,
    read,
    edited(pull, length) {
      cell = { pull }
      changed(length)
    },
    onReplaced: replaced.subscribe,
  }
  function replace(text: string, parts?: { draft: string; findings: null }) {
    cell = { text }
    changed(text.length, parts)
    replaced.tell()
  }

  return {
    /** For the editor. */
    source,
    get: () => state,
    subscribe: listeners.subscribe,
    /** Puts another text into the open draft; the editor can undo it. */
    setText(text: string) {
      if (text !== read()) replace(text)
    },
    /** Opens a draft with its text. Each draft has its own undo history. */
    open(draft: string, text: string) {
      if (draft === state.draft) return this.setText(text)
      schemaText = null
      replace(text, { draft, findings: null })
    },
    /** The schema that the open draft's seed should fit, or null. */
    setSchema(text: string | null) {
      if (text === schemaText) return
      schemaText = text
      void examine()
    },
    /** The text and the check of exactly that text; a large one is checked now, without waiting for typing to rest. */
    async settled(): Promise<SeedState> {
      while (state.check.status === 'checking') await checkLarge()
      return state
    },
  }
}

export type SeedDocument = ReturnType<typeof createSeedDocument>
