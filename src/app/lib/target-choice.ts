import { useSyncExternalStore } from 'react'
import type { Target } from '../../contract/target'
import { getDemo, subscribeDemo } from './demo'

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

/** The id that was chosen last; null before the first choice. The server may not offer it any more. */
export const rememberedTarget = (): string | null => chosen

/** The target that was chosen among those offered, whether or not demo mode holds it back. */
const wantedTarget = (targets: readonly Target[]): Target | undefined =>
  targets.find(({ id }) => id === chosen) ?? targets[0]

/** The target of the next start. Demo mode holds live ones back until they are confirmed. */
export function chosenTarget(targets: readonly Target[]): Target | undefined {
  const wanted = wantedTarget(targets)
  const { on, live } = getDemo()
  if (!on || live || wanted?.simulated) return wanted
  return targets.find(({ simulated }) => simulated) ?? wanted
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const unsubscribe = subscribeDemo(listener)
  return () => {
    listeners.delete(listener)
    unsubscribe()
  }
}

/** The chosen target among those the server offers; the first one (the simulator, where it is on) until one is chosen. */
export function useChosenTarget(targets: readonly Target[]): Target | undefined {
  return useSyncExternalStore(subscribe, () => chosenTarget(targets))
}

/** A live target that was chosen but is held back by demo mode; else undefined. */
export function useHeldBack(targets: readonly Target[]): Target | undefined {
  return useSyncExternalStore(subscribe, () => {
    const wanted = wantedTarget(targets)
    return wanted?.id === chosenTarget(targets)?.id ? undefined : wanted
  })
}
