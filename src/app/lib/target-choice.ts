import { useSyncExternalStore } from 'react'
import type { Target } from '../../contract/target'
import { getDemo, subscribeDemo } from './demo'
import { keepChoice, readChoice } from './kept-choice'
import { createListeners } from './listeners'

const STORAGE_KEY = 'seedpad.target'
const listeners = createListeners()
let chosen: string | null = readChoice(STORAGE_KEY)

/** Chooses the target of the next starts, and remembers it for the next visit. */
export function chooseTarget(id: string): void {
  chosen = id
  keepChoice(STORAGE_KEY, id)
  listeners.tell()
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
  const stops = [listeners.subscribe(listener), subscribeDemo(listener)]
  return () => {
    for (const stop of stops) stop()
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
