import type { TargetId } from '../../../contract/target'
import { draftKey } from '../../lib/draft'
import { loadDraft, saveDraft, type Workspace } from './drafts'

const REST_MS = 250

type DraftKeeperDeps = {
  read: () => Workspace
  write: (workspace: Workspace) => void
  onError: (error: unknown) => void
}

/**
 * Keeps drafts while the operator types: each target, project and automation has its own. Going to another automation
 * keeps the old draft, and brings the other's back where there is one; else the text stays, as a start for the new.
 */
export function createDraftKeeper(firstTarget: TargetId, { read, write, onError }: DraftKeeperDeps) {
  let target = firstTarget
  let current = keyOf()
  let resting: ReturnType<typeof setTimeout> | undefined

  function keyOf(): string {
    const { form } = read()
    return draftKey(target, form.project, form.automation)
  }
  function flush() {
    clearTimeout(resting)
    resting = undefined
    saveDraft(target, read()).catch(onError)
  }
  async function arrive() {
    const key = keyOf()
    if (key === current) return
    current = key
    const { form } = read()
    const stored = await loadDraft(target, form.project, form.automation).catch((error) => {
      onError(error)
      return null
    })
    if (stored && keyOf() === key) write(stored)
    else flush()
  }

  return {
    /** Something was typed. Saved when typing rests; names that are still being typed have no draft of their own. */
    touched() {
      if (keyOf() !== current) return
      clearTimeout(resting)
      resting = setTimeout(flush, REST_MS)
    },
    /** The project or automation field was left, or a suggestion taken. */
    namesSettled: () => arrive(),
    /** Everything was put in at once, names included: it becomes the draft of those names. */
    namesReplaced() {
      current = keyOf()
      flush()
    },
    targetChanged(next: TargetId) {
      if (next === target) return
      if (resting !== undefined) flush()
      target = next
      void arrive()
    },
    /** Saves at once what is not saved yet: before the page is hidden or goes. */
    flush() {
      if (resting !== undefined) flush()
    },
  }
}

export type DraftKeeper = ReturnType<typeof createDraftKeeper>
