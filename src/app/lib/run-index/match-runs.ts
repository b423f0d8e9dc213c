import type { RunFacts } from './run-facts'
import { beginOf, type RunQuery } from './run-query'

export const FACETS = [
  'state',
  'target',
  'project',
  'automation',
  'batch',
  'tag',
  'result',
  'simulated',
  'starred',
] as const
export type Facet = (typeof FACETS)[number]

/** How many runs each value of a filter would leave, the other filters standing as they are; most first. */
export type FacetCounts = Record<Facet, [value: string, count: number][]>

type Test = (facts: RunFacts) => boolean

const valuesOf: Record<Facet, (facts: RunFacts) => string | readonly string[] | null> = {
  state: (facts) => facts.state,
  target: (facts) => facts.target,
  project: (facts) => facts.project,
  automation: (facts) => facts.automation,
  batch: (facts) => facts.batch,
  tag: (facts) => facts.tags,
  result: (facts) => (facts.hasResult ? 'yes' : 'no'),
  simulated: (facts) => (facts.simulated ? 'yes' : 'no'),
  starred: (facts) => (facts.starred ? 'yes' : null),
}

/** All that filters but the time look at, as one text: runs of one kind pass together, and count together. */
export const kindOf = (facts: RunFacts): string =>
  `${facts.state}\0${facts.target}\0${facts.project}\0${facts.automation}\0${facts.batch ?? ''}\0${facts.tags.join('\0')}\0${+facts.hasResult}${+facts.simulated}${+facts.starred}`

/**
 * A matcher of everything but text. Of 100,000 runs a few hundred kinds are looked at, each once.
 * @param now for periods that move with the clock
 */
export function createMatcher(query: RunQuery, now: number) {
  const tests = testsOf(query)
  const counts = FACETS.map(() => new Map<string, number>())
  const from = Math.max(
    query.from ?? Number.NEGATIVE_INFINITY,
    query.since === null ? Number.NEGATIVE_INFINITY : beginOf(query.since, now),
  )
  const to = query.to ?? Number.POSITIVE_INFINITY

  const passes = (facts: RunFacts): boolean => tests.every((test) => test?.(facts) !== false)

  /** Counts runs of one kind, for the filters. @param times how many there are in the view's text and time */
  function count(facts: RunFacts, times: number): void {
    let failed = -1
    for (let at = 0; at < tests.length; at++) {
      if (tests[at]?.(facts) !== false) continue
      // A run that two filters keep out is in nobody's count.
      if (failed >= 0) return
      failed = at
    }
    for (let at = 0; at < FACETS.length; at++) {
      if (failed >= 0 && failed !== at) continue
      const map = counts[at]
      const value = valuesOf[FACETS[at] as Facet](facts)
      if (value === null || map === undefined) continue
      if (typeof value === 'string') map.set(value, (map.get(value) ?? 0) + times)
      else for (const one of value) map.set(one, (map.get(one) ?? 0) + times)
    }
  }
  return {
    inTime: ({ createdAt }: RunFacts): boolean => createdAt >= from && createdAt < to,
    passes,
    count,
    counts: () =>
      Object.fromEntries(
        FACETS.map((facet, at) => [
          facet,
          [...(counts[at] ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
        ]),
      ) as FacetCounts,
  }
}

/** One test a facet, in the order of FACETS; undefined where that filter is not set. */
function testsOf(query: RunQuery): (Test | undefined)[] {
  const among = (values: readonly string[], read: (facts: RunFacts) => string | null): Test | undefined => {
    const wanted = new Set(values)
    return values.length === 0 ? undefined : (facts) => wanted.has(read(facts) ?? '')
  }
  const { tags, result, simulated } = query
  return [
    among(query.states, (facts) => facts.state),
    among(query.targets, (facts) => facts.target),
    among(query.projects, (facts) => facts.project),
    among(query.automations, (facts) => facts.automation),
    among(query.batches, (facts) => facts.batch),
    tags.length === 0 ? undefined : (facts) => tags.some((tag) => facts.tags.includes(tag)),
    result === null ? undefined : (facts) => facts.hasResult === result,
    simulated === null ? undefined : (facts) => facts.simulated === simulated,
    query.starred ? (facts) => facts.starred : undefined,
  ]
}
