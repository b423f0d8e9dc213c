import { type RunState, runStateSchema } from '../../../contract/start-messages'
import { daysBefore, startOfDay } from '../local-day'

/** Periods that move with the clock. */
export const PERIODS = ['1h', 'today', '24h', '7d', '30d'] as const
export type Period = (typeof PERIODS)[number]

const HOUR = 3_600_000

/** Where a period begins, milliseconds: days are those of the reader's calendar, however many hours they have. */
export function beginOf(period: Period, now: number): number {
  if (period === 'today') return startOfDay(now)
  if (period === '1h') return now - HOUR
  if (period === '24h') return now - 24 * HOUR
  return daysBefore(now, period === '7d' ? 7 : 30)
}

/** Which runs are looked at. Lists: any of them; empty: all. */
export type RunQuery = {
  text: string
  states: readonly RunState[]
  targets: readonly string[]
  projects: readonly string[]
  automations: readonly string[]
  batches: readonly string[]
  tags: readonly string[]
  result: boolean | null
  simulated: boolean | null
  starred: boolean
  since: Period | null
  /** Milliseconds since 1970; `from` included, `to` not. */
  from: number | null
  to: number | null
}

export const EVERY_RUN: RunQuery = {
  text: '',
  states: [],
  targets: [],
  projects: [],
  automations: [],
  batches: [],
  tags: [],
  result: null,
  simulated: null,
  starred: false,
  since: null,
  from: null,
  to: null,
}

const LISTS = {
  target: 'targets',
  project: 'projects',
  automation: 'automations',
  batch: 'batches',
  tag: 'tags',
} as const

const FIRST_FILTER = Date.parse('0001-01-02T00:00:00Z')
const LAST_FILTER = Date.parse('9999-12-30T00:00:00Z')

/** Years of four figures, in every zone: wide enough for one that is being typed, and no format throws over it. */
export const isFilterTime = (ms: number): boolean => ms >= FIRST_FILTER && ms <= LAST_FILTER

/** A query from an address; what it does not understand is left out. */
export function readQuery(params: URLSearchParams): RunQuery {
  const since = params.get('since')
  return {
    ...EVERY_RUN,
    text: params.get('q') ?? '',
    states: params.getAll('state').flatMap((state) => runStateSchema.safeParse(state).data ?? []),
    ...Object.fromEntries(Object.entries(LISTS).map(([name, field]) => [field, params.getAll(name)])),
    result: readFlag(params.get('result')),
    simulated: readFlag(params.get('simulated')),
    starred: params.get('starred') === 'yes',
    since: PERIODS.find((period) => period === since) ?? null,
    from: readTime(params.get('from')),
    to: readTime(params.get('to')),
  }
}

/** A query as an address says it; nothing for the query that takes every run. Always in the same order. */
export function writeQuery(query: RunQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (query.text.trim() !== '') params.set('q', query.text)
  for (const state of query.states) params.append('state', state)
  for (const [name, field] of Object.entries(LISTS))
    for (const value of query[field]) params.append(name, value)
  if (query.result !== null) params.set('result', query.result ? 'yes' : 'no')
  if (query.simulated !== null) params.set('simulated', query.simulated ? 'yes' : 'no')
  if (query.starred) params.set('starred', 'yes')
  if (query.since !== null) params.set('since', query.since)
  for (const name of ['from', 'to'] as const) {
    const at = query[name]
    if (at !== null && isFilterTime(at)) params.set(name, new Date(at).toISOString())
  }
  return params
}

export const isEveryRun = (query: RunQuery): boolean => writeQuery(query).size === 0

function readFlag(value: string | null): boolean | null {
  return value === 'yes' ? true : value === 'no' ? false : null
}

function readTime(value: string | null): number | null {
  const at = value === null ? Number.NaN : Date.parse(value)
  return isFilterTime(at) ? at : null
}
