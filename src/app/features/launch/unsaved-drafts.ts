import type { Draft } from '../../lib/draft'

const unsaved = new Map<string, Draft>()

/**
 * What this page has not seen written down yet, by key: on its way to the database, or refused by it. Where a browser keeps
 * nothing for the page, drafts live here until the page goes.
 */
export const unsavedDrafts = {
  get: (key: string): Draft | undefined => unsaved.get(key),
  all: (): Draft[] => [...unsaved.values()],
  put: (draft: Draft): void => {
    unsaved.set(draft.key, draft)
  },
  /** It is written down. @returns false where a later text of this draft is not yet */
  saved(draft: Draft): boolean {
    return unsaved.get(draft.key) === draft && unsaved.delete(draft.key)
  },
  has: (draft: Draft): boolean => unsaved.get(draft.key) === draft,
  /** The one typed last for a target. */
  newest: (target: string): Draft | undefined =>
    [...unsaved.values()]
      .filter((draft) => draft.target === target)
      .sort((a, b) => b.updatedAt - a.updatedAt)[0],
}
