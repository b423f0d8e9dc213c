import type { Target } from '../../../contract/target'
import { type BudgetStanding, budgetStanding } from '../../lib/start/budget'
import { useLive } from '../../lib/use-live'
import { useNow } from '../../lib/use-now'

/** Where the profile's daily limit stands, live; `null` on the simulator, and where no limit is set. */
export function useBudget(target: Target, profile: string | null): BudgetStanding | null {
  // The day ends while the page is open.
  const minute = Math.floor(useNow(60_000) / 60_000)
  const paid = !target.simulated && profile !== null
  const live = useLive(
    async (db) => (paid ? budgetStanding(db, profile, Date.now()) : null),
    paid ? `budget ${profile} ${minute}` : 'no budget',
  )
  return live.value ?? null
}
