import type { Estimate } from './setup/estimate'

const S = 1000
const MIN = 60 * S
const H = 60 * MIN
const DAY = 24 * H

/** As exact as it makes sense: up to `upTo` in steps of `step`. Milliseconds. */
const STEPS = [
  { upTo: 10 * S, step: S },
  { upTo: MIN, step: 5 * S },
  { upTo: 3 * MIN, step: 10 * S },
  { upTo: 90 * MIN, step: MIN },
  { upTo: 10 * H, step: 10 * MIN },
  { upTo: 3 * DAY, step: H },
  { upTo: Number.POSITIVE_INFINITY, step: DAY },
] as const

/** "8 s", "45 s", "1 min 20 s", "12 min", "1 h 40 min", "3 d": of what nobody knows to the second. */
export function roughTime(ms: number, round: (steps: number) => number = Math.round): string {
  const { step } = STEPS.find(({ upTo }) => ms < upTo) ?? STEPS[6]
  const about = Math.max(S, round(ms / step) * step)
  const [size, smaller, units] =
    about >= 3 * DAY
      ? [DAY, H, ['d', 'h']]
      : about >= 90 * MIN
        ? [H, MIN, ['h', 'min']]
        : [MIN, S, ['min', 's']]
  const whole = Math.floor(about / size)
  const rest = Math.floor((about % size) / smaller)
  return [whole > 0 ? `${whole} ${units[0]}` : '', rest > 0 ? `${rest} ${units[1]}` : '']
    .filter(Boolean)
    .join(' ')
}

/** Closer together than this, two times are one to whoever waits. */
const ALIKE = 1.4

/** How an estimate is put: one time, two, or the one that it takes at least. */
type EstimateWords =
  | { kind: 'estimate'; time: string }
  | { kind: 'estimateRange'; from: string; to: string }
  | { kind: 'estimateLeast'; time: string }

export function estimateWords({ from, to }: Estimate): EstimateWords {
  if (to === null) return { kind: 'estimateLeast', time: roughTime(from, Math.floor) }
  if (to <= from * ALIKE) return { kind: 'estimate', time: roughTime((from + to) / 2) }
  const [first, last] = [roughTime(from, Math.floor), roughTime(to, Math.ceil)]
  return first === last ? { kind: 'estimate', time: last } : { kind: 'estimateRange', from: first, to: last }
}
