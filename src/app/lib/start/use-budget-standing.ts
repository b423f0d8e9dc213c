import { useSyncExternalStore } from 'react'
import { useLive } from '../use-live'
import { useNow } from '../use-now'
import { type BudgetStanding, budgetStanding } from './budget'
import { spentToday } from './spent-today'

/**
 * Where a profile's daily limit stands, live; `null` where none is set.
 * @param profile null: nothing is charged, so there is nothing to ask
 */
export function useBudgetStanding(profile: string | null): BudgetStanding | null {
  // The day ends while the page is open.
  const minute = Math.floor(useNow(60_000) / 60_000)
  // A run that goes is no change of a run that is read.
  const version = useSyncExternalStore(spentToday.subscribe, spentToday.version)
  const live = useLive(
    async (db) => (profile === null ? null : budgetStanding(db, profile, Date.now())),
    profile === null ? 'no budget' : `budget ${profile} ${minute} ${version}`,
  )
  return live.value ?? null
}
