import { setTimeout as sleep } from 'node:timers/promises'

/** What is done about access tokens that are wrong. */
export type WrongTokens = {
  /** Resolves when the answer may go: later with each wrong one from the same address. */
  slow(address: string): Promise<void>
}

type Guesses = { count: number; told: number; toldAt: number; lastAt: number }

const FORGET_MS = 60_000
const SLOWEST_MS = 8_000
const MOST_ADDRESSES = 1_000

/**
 * Slows guessing down, and tells of it: the first wrong token of an address waits `firstMs`, each further one within a
 * minute twice as long as the one before. A right one never waits, so nobody can lock the operator out.
 * @param options.report hears, at most once a minute, of an address and of how many wrong tokens came from it since the
 * last time, so that guessing can't fill a disk with lines
 */
export function createWrongTokens(options: {
  report(address: string, count: number): void
  firstMs?: number
  now?: () => number
  wait?: (milliseconds: number) => Promise<unknown>
}): WrongTokens {
  const { report, firstMs = 250, now = () => performance.now(), wait = sleep } = options
  const seen = new Map<string, Guesses>()

  function guessesOf(address: string): Guesses {
    const known = seen.get(address)
    // Put in again, so that the map's order is that of the last wrong token.
    seen.delete(address)
    const fresh = { count: 0, told: 0, toldAt: Number.NEGATIVE_INFINITY, lastAt: now() }
    const guesses = known && now() - known.lastAt < FORGET_MS ? known : fresh
    seen.set(address, guesses)
    const [oldest] = seen.keys()
    if (seen.size > MOST_ADDRESSES && oldest !== undefined) seen.delete(oldest)
    return guesses
  }

  return {
    async slow(address) {
      const guesses = guessesOf(address)
      guesses.count += 1
      guesses.lastAt = now()
      if (now() - guesses.toldAt >= FORGET_MS) {
        report(address, guesses.count - guesses.told)
        guesses.told = guesses.count
        guesses.toldAt = now()
      }
      await wait(Math.min(SLOWEST_MS, firstMs * 2 ** (guesses.count - 1)))
    },
  }
}
