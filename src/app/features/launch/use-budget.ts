import type { Target } from '../../../contract/target'
import type { BudgetStanding } from '../../lib/start/budget'
import { useBudgetStanding } from '../../lib/start/use-budget-standing'

/** Where the profile's daily limit stands, live; `null` on the simulator, and where no limit is set. */
export const useBudget = (target: Target, profile: string | null): BudgetStanding | null =>
  useBudgetStanding(target.simulated ? null : profile)
