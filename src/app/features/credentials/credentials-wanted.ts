import type { TargetId } from '../../../contract/target'

/** `heard`: the panel has led the operator to its fields. */
type Wanted = { target: TargetId; heard: boolean }

let wanted: Wanted | null = null
const listeners = new Set<() => void>()

function set(next: Wanted | null) {
  if (next === wanted) return
  wanted = next
  for (const listener of listeners) listener()
}

/** The target that something should have been started on, had there been credentials for it. The fields say so until there are. */
export const credentialsWanted = {
  get: () => wanted,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  ask: (target: TargetId) => set({ target, heard: false }),
  given: () => set(null),
}
