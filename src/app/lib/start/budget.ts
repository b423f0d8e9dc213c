import * as z from 'zod/mini'
import type { SeedpadDatabase } from '../database'
import { dayOf, startOfDay } from '../local-day'
import type { Run } from '../run'
import { spentToday } from './spent-today'

/** How many starts a day are wanted at most under one profile, on live targets. Local to this browser. */
export const budgetSchema = z.object({
  perDay: z.int().check(z.gte(1), z.lte(100_000)),
  /** Raised knowingly, for that one day. */
  raised: z.nullable(z.object({ day: z.string(), to: z.int().check(z.gte(1), z.lte(100_000)) })),
})
export type Budget = z.infer<typeof budgetSchema>

/** Where a budget stands today. `near`: at most a fifth of it is left. */
export type BudgetStanding = { used: number; limit: number; state: 'fine' | 'near' | 'reached' }

/** Today's budget of this profile is used up; nothing was written or sent. */
export class BudgetError extends Error {
  override name = 'BudgetError'
  constructor(
    readonly profile: string,
    readonly standing: BudgetStanding,
  ) {
    super(`${standing.used} of ${standing.limit} starts are used today`)
  }
}

const NEAR = 0.8

export function standingOf({ perDay, raised }: Budget, used: number, now: number): BudgetStanding {
  const limit = raised?.day === dayOf(now) ? Math.max(raised.to, perDay) : perDay
  const state = used >= limit ? 'reached' : used >= limit * NEAR ? 'near' : 'fine'
  return { used, limit, state }
}

const keyOf = (profile: string): string => `budget ${profile}`

/** The budget kept for a profile's name, or `null`. */
export async function readBudget(db: SeedpadDatabase, profile: string): Promise<Budget | null> {
  const stored = await db.settings.get(keyOf(profile))
  try {
    return budgetSchema.parse(JSON.parse(stored?.value ?? 'null'))
  } catch {
    return null
  }
}

/** Keeps a budget under a profile's name; `null` takes it away. */
export async function writeBudget(
  db: SeedpadDatabase,
  profile: string,
  budget: Budget | null,
): Promise<void> {
  if (budget) await db.settings.put({ key: keyOf(profile), value: JSON.stringify(budget) })
  else await db.settings.delete(keyOf(profile))
}

/** Where the profile stands today; `null` where no budget is set. Runs are read only where one is. */
export async function budgetStanding(
  db: SeedpadDatabase,
  profile: string,
  now: number,
): Promise<BudgetStanding | null> {
  const budget = await readBudget(db, profile)
  if (!budget) return null
  return standingOf(budget, await spentToday.count(db, profile, startOfDay(now)), now)
}

/**
 * To be asked in the transaction that writes the run's row (over `runs` and `settings`), so that no two starts take the
 * last place.
 * @throws {BudgetError} the row must not be written
 */
export async function keepWithinBudget(db: SeedpadDatabase, run: Run): Promise<void> {
  if (run.target.simulated || run.profile === null) return
  const standing = await budgetStanding(db, run.profile, run.createdAt)
  if (standing?.state === 'reached') throw new BudgetError(run.profile, standing)
}
