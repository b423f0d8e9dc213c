import { readDraftKey } from '../../lib/draft'

/** Which automation a seed is for. */
export type SeedPlace = { project: string; automation: string }

/** The automation of the open draft; both empty where no names are given yet. */
export function placeOfDraft(draft: string): SeedPlace {
  const { project, automation } = readDraftKey(draft) ?? { project: '', automation: '' }
  return { project, automation }
}
