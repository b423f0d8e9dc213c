import type { RunState } from '../../../contract/start-messages'
import { dayNumber, startOfDay, startOfDayAfter, startOfDayNumber } from '../local-day'
import { isPossibleDuration, isPossibleTime } from '../possible-time'
import type { RunFacts } from './run-facts'

export type StateCounts = Record<RunState, number>

/** Starts in one slice of time. */
export type TimeBar = { from: number; to: number; counts: StateCounts }

/** How durations spread: slices that grow tenfold in a fixed number of steps. Milliseconds. */
export type Spread = {
  bars: { from: number; to: number; count: number }[]
  count: number
  median: number
  p95: number
}

/** Everything that the charts over a view show. */
export type RunStats = {
  count: number
  states: StateCounts
  /** Oldest first; empty where there are no runs. One whose time can't be one is in no bar. */
  time: TimeBar[]
  accept: Spread | null
  result: Spread | null
  /** Automations with most runs first. */
  outcomes: { automation: string; project: string; count: number; counts: StateCounts }[]
  /** How many automations are not in `outcomes`. */
  moreAutomations: number
}

type Outcome = RunStats['outcomes'][number]

const MOST_BARS = 60
const MOST_AUTOMATIONS = 12
const STEPS_A_DECADE = 8
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WIDTHS = [
  SECOND,
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  91 * DAY,
  365 * DAY,
]

export const noCounts = (): StateCounts => ({
  sending: 0,
  started: 0,
  rejected: 0,
  'not-sent': 0,
  unknown: 0,
})

/** Sums up runs for charts. Days are those of the reader's own zone. */
export function statsOf(runs: readonly RunFacts[]): RunStats {
  const states = noCounts()
  const projects = new Map<string, Map<string, Outcome>>()
  const accept: number[] = []
  const result: number[] = []
  for (const { state, project, automation, acceptMs, resultMs } of runs) {
    states[state]++
    const automations = projects.get(project) ?? new Map<string, Outcome>()
    const entry = automations.get(automation) ?? { project, automation, count: 0, counts: noCounts() }
    if (entry.count === 0) projects.set(project, automations.set(automation, entry))
    entry.count++
    entry.counts[state]++
    if (acceptMs !== null && state === 'started' && isPossibleDuration(acceptMs)) accept.push(acceptMs)
    if (resultMs !== null && isPossibleDuration(resultMs)) result.push(resultMs)
  }
  const outcomes = [...projects.values()]
    .flatMap((automations) => [...automations.values()])
    .sort((a, b) => b.count - a.count)
  return {
    count: runs.length,
    states,
    time: timeBars(runs),
    accept: spreadOf(accept),
    result: spreadOf(result),
    outcomes: outcomes.slice(0, MOST_AUTOMATIONS),
    moreAutomations: Math.max(0, outcomes.length - MOST_AUTOMATIONS),
  }
}

function timeBars(all: readonly RunFacts[]): TimeBar[] {
  const runs = all.filter(({ createdAt }) => isPossibleTime(createdAt))
  if (runs.length === 0) return []
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { createdAt } of runs) {
    if (createdAt < first) first = createdAt
    if (createdAt > last) last = createdAt
  }
  const span = last - first
  const width = WIDTHS.find((one) => span / one < MOST_BARS) ?? Math.ceil(span / MOST_BARS)
  const edges = width < DAY ? edgesWithinDays(first, last, width) : edgesOfDays(first, last, width)
  const bars = edges
    .slice(0, -1)
    .map((from, at): TimeBar => ({ from, to: edges[at + 1] ?? from, counts: noCounts() }))
  for (const { createdAt, state } of runs) {
    const bar = bars[placeOf(edges, createdAt)]
    if (bar) bar.counts[state]++
  }
  return bars
}

/** Edges of slices shorter than a day: counted from each day's beginning, so that none lies in two days. */
function edgesWithinDays(first: number, last: number, width: number): number[] {
  const edges: number[] = []
  let day = startOfDay(first)
  let from = day + Math.floor((first - day) / width) * width
  while (from <= last) {
    const next = startOfDayAfter(day, 1)
    for (; from < next && from <= last; from += width) edges.push(from)
    if (from < next) break
    day = next
    from = next
  }
  return [...edges, from]
}

/** Edges of slices of whole days; a day that the calendar left out has none. */
function edgesOfDays(first: number, last: number, width: number): number[] {
  const days = Math.ceil(width / DAY)
  const edges: number[] = []
  for (let number = Math.floor(dayNumber(first) / days) * days; ; number += days) {
    const from = startOfDayNumber(number)
    if (from !== edges.at(-1)) edges.push(from)
    if (from > last) return edges
  }
}

/** Between which two edges a time lies. */
function placeOf(edges: readonly number[], ms: number): number {
  let low = 0
  let high = edges.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= ms) low = middle
    else high = middle
  }
  return low
}

/** The value that a share of all sorted values do not exceed (nearest rank). */
function rank(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** @returns null where there is nothing to sum up */
function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  const step = (value: number) => Math.floor(Math.log10(Math.max(1, value)) * STEPS_A_DECADE + 1e-9)
  const edge = (at: number) => 10 ** (at / STEPS_A_DECADE)
  const first = step(sorted[0] ?? 1)
  const last = step(sorted.at(-1) ?? 1)
  const bars = Array.from({ length: last - first + 1 }, (_, at) => ({
    from: edge(first + at),
    to: edge(first + at + 1),
    count: 0,
  }))
  // Sorted, so the bars are filled one after the other.
  let at = 0
  for (const value of sorted) {
    while (at < bars.length - 1 && value >= (bars[at]?.to ?? 0)) at++
    const bar = bars[at]
    if (bar) bar.count++
  }
  return { bars, count: sorted.length, median: rank(sorted, 0.5), p95: rank(sorted, 0.95) }
}
