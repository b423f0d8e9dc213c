import type { TargetId } from '../../../contract/target'
import { createListeners } from '../../lib/listeners'

/** `heard`: the panel has led the operator to its fields. */
type Wanted = { target: TargetId; heard: boolean }

let wanted: Wanted | null = null
const listeners = createListeners()

function set(next: Wanted | null) {
  if (next === wanted) return
  wanted = next
  listeners.tell()
}

/** The target that something should have been started on, had there been credentials for it. The fields say so until there are. */
export const credentialsWanted = {
  get: () => wanted,
  subscribe: listeners.subscribe,
  ask: (target: TargetId) => set({ target, heard: false }),
  given: () => set(null),
}
