import { useSyncExternalStore } from 'react'
import type { Target } from '../../contract/target'

const STORAGE_KEY = 'seedpad.target'
const listeners = new Set<() => void>()
let chosen: string | null = read()

function read(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}

/** Chooses the target of the next starts, and remembers it for the next visit. */
export function chooseTarget(id: string): void {
  chosen = id
  try {
    localStorage.setItem(STORAGE_KEY, id)
  } catch {
    // Without storage the choice lasts until reload.
  }
  for (const listener of listeners) listener()
}

/** The chosen target, outside components. */
export const chosenTarget = (targets: readonly Target[]): Target | undefined =>
  targets.find(({ id }) => id === chosen) ?? targets[0]

/** The id that was chosen last; null before the first choice. The server may not offer it any more. */
export const rememberedTarget = (): string | null => chosen

/** The chosen target among those the server offers; the first one (the simulator, where it is on) until one is chosen. */
export function useChosenTarget(targets: readonly Target[]): Target | undefined {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    () => chosen,
  )
  return chosenTarget(targets)
}
