import type { Draft } from '../../lib/draft'
import { draftWriter } from './draft-writer'
import { toWorkspace, type Workspace } from './drafts'

/** `mine`: it stood here until another text came in; `theirs`: it came from elsewhere, and what stands here took its place. */
type Whose = 'mine' | 'theirs'
/** `draft`: as it is kept in the database; `null`: another tab has it, or the browser keeps nothing. */
type OtherText = { draft: Draft | null; workspace: Workspace; whose: Whose }

/**
 * The other text of the open draft, to be brought back or let go; kept in the database until then.
 * @param tell told when there is another one, or none
 */
export function createOtherTexts(tell: () => void) {
  let other: OtherText | null = null
  /** Another draft is open since. */
  let turn = 0
  function put(next: OtherText | null) {
    if (next === other) return
    other = next
    turn += 1
    tell()
  }
  return {
    get: () => other?.workspace ?? null,
    whose: () => other?.whose ?? null,
    /** @param draft one of `theirs` is in the database; one of `mine` goes there now */
    set(draft: Draft, whose: Whose, workspace = toWorkspace(draft)) {
      if (workspace) put({ draft, workspace, whose })
      if (whose === 'mine') write(({ keepOwnAside }) => keepOwnAside(draft))
    },
    /** One that was not typed here: the tab that has changed it knows what it was. */
    show: (workspace: Workspace) => put({ draft: null, workspace, whose: 'mine' }),
    /** Another draft is opened; what is kept stays kept. */
    clear() {
      turn += 1
      put(null)
    },
    /** Looks for what is kept of a draft that was just opened. */
    async open(key: string) {
      const mine = turn
      const draft = await draftWriter()
        .then(({ asideOf }) => asideOf(key))
        .catch(() => null)
      const workspace = draft && toWorkspace(draft)
      if (workspace && turn === mine) put({ draft, workspace, whose: 'theirs' })
    },
    /** It is brought back, or not wanted. */
    take(): OtherText | null {
      const taken = other
      put(null)
      const draft = taken?.draft
      if (draft) write(({ letAsideGo }) => letAsideGo(draft))
      return taken
    },
  }
}

/** Where the database can’t take it, it is there as long as the page. */
function write(work: (writer: Awaited<ReturnType<typeof draftWriter>>) => Promise<unknown>) {
  draftWriter()
    .then(work)
    .catch(() => {})
}
