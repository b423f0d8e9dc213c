import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '../run'
import { factsOf } from './run-facts'
import { createRunIndex } from './run-index'
import { EVERY_RUN, type RunQuery, readQuery, writeQuery } from './run-query'
import { fold, searchTextOf, termsOf } from './search-text'
import { sampleDelivery, sampleId, sampleRun } from './testing/sample-runs'

const NOW = Date.UTC(2026, 1, 1)

function indexOf(runs: readonly Run[]) {
  const index = createRunIndex()
  for (const run of runs) index.put(factsOf(run), searchTextOf(run, []))
  return index
}
const found = (index: ReturnType<typeof indexOf>, query: Partial<RunQuery>) =>
  index.find({ ...EVERY_RUN, ...query }, NOW).runs.map(({ startId }) => startId)

describe('a search', () => {
  const runs = Array.from({ length: 2500 }, (_, at) => sampleRun(at))
  const index = indexOf(runs)

  it('gives every run, newest first, where nothing is asked', () => {
    expect(found(index, {})).toEqual(runs.map(({ startId }) => startId).reverse())
  })

  it('finds a run by its id, whole or in part, across all chunks', () => {
    expect(found(index, { text: 'exec_1998' })).toEqual([sampleId(1998)])
    expect(found(index, { text: sampleId(2401) })).toEqual([sampleId(2401)])
  })

  it('takes several words as all of them, and words in quotes as they stand', () => {
    expect(found(index, { text: 'plan user' }).length).toBe(runs.filter(({ message }) => message).length)
    expect(found(index, { text: '"active plan"' }).length).toBe(found(index, { text: 'plan user' }).length)
    expect(found(index, { text: '"plan active"' })).toEqual([])
  })

  it('does not care for case and accents', () => {
    expect(found(index, { text: 'NUMERO 2499' })).toEqual([sampleId(2499)])
    expect(found(index, { text: 'número 2499' })).toEqual([sampleId(2499)])
  })

  it('finds nothing that begins in one run and ends in the next', () => {
    const two = indexOf([
      sampleRun(1, { seedText: 'alpha', executionId: 'one' }),
      sampleRun(2, { seedText: 'omega', executionId: 'beta' }),
    ])
    expect(found(two, { text: 'alphabeta' })).toEqual([])
  })

  it('combines filters, and counts for each what its other values would give', () => {
    const { runs: left, facets } = index.find({ ...EVERY_RUN, states: ['rejected'], simulated: false }, NOW)
    const expected = runs.filter((run) => run.state === 'rejected' && !run.target.simulated)
    expect(left.length).toBe(expected.length)
    const started = runs.filter((run) => run.state === 'started' && !run.target.simulated)
    expect(Object.fromEntries(facets.state).started).toBe(started.length)
    const both = runs.filter((run) => run.state === 'rejected')
    expect(facets.simulated.reduce((sum, [, count]) => sum + count, 0)).toBe(both.length)
  })

  it('knows of runs whose long texts it has only the beginning of', () => {
    const long = sampleRun(1, { seedText: `${'x'.repeat(20_000)}needle` })
    const cut = indexOf([long, sampleRun(2)])
    const { runs: at, unread } = cut.find({ ...EVERY_RUN, text: 'needle' }, NOW)
    expect(at).toEqual([])
    expect(unread).toEqual([long.startId])
    expect(searchTextOf(long, [], Number.POSITIVE_INFINITY).text).toContain('needle')
  })

  it('looks into results, notes, tags and marks too', () => {
    const run = sampleRun(1, { note: 'asked Ana', tags: ['march'] })
    const { text } = searchTextOf(run, [sampleDelivery(run.startId, '{"title": "Sun Halo"}')])
    for (const part of ['asked ana', 'march', 'sun halo']) expect(text).toContain(part)
  })
})

describe('an index that changes', () => {
  type Step = { kind: 'put' | 'remove'; at: number; text: string; time: number }
  const steps = fc.array(
    fc.record<Step>({
      kind: fc.constantFrom('put', 'put', 'remove'),
      at: fc.nat(30),
      text: fc.constantFrom('apple', 'pear tree', 'ação', ''),
      time: fc.nat(5),
    }),
    { maxLength: 80 },
  )

  it('answers as a plain scan of what is there would', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('apple', 'tree pear', 'acao', 'e', ''), (changes, text) => {
        const index = createRunIndex()
        const there = new Map<string, Run>()
        for (const { kind, at, text, time } of changes) {
          const run = sampleRun(at, {
            seedText: text,
            createdAt: time,
            project: '',
            automation: '',
            executionId: null,
            message: null,
            profile: null,
          })
          if (kind === 'put') {
            there.set(run.startId, run)
            index.put(factsOf(run), searchTextOf(run, []))
          } else {
            there.delete(run.startId)
            index.remove(run.startId)
          }
        }
        const terms = termsOf(text)
        const expected = [...there.values()].filter((run) => {
          const all = searchTextOf(run, []).text
          return terms.every((term) => all.includes(term))
        })
        const answer = index.find({ ...EVERY_RUN, text }, NOW).runs
        expect(answer.map(({ startId }) => startId).sort()).toEqual(
          expected.map(({ startId }) => startId).sort(),
        )
        const times = answer.map(({ createdAt }) => createdAt)
        expect(times).toEqual([...times].sort((a, b) => b - a))
        expect(index.size()).toBe(there.size)
      }),
    )
  })

  it('is the same after it was kept and read back', () => {
    const index = indexOf(Array.from({ length: 1200 }, (_, at) => sampleRun(at)))
    index.remove(sampleId(7))
    const again = createRunIndex()
    again.restore(structuredClone(index.takeDirty()))
    expect(found(again, { text: 'exec_1' })).toEqual(found(index, { text: 'exec_1' }))
    expect(again.size()).toBe(1199)
  })
})

describe('a query in an address', () => {
  const texts = fc.string({ maxLength: 12 })
  const query = fc.record<RunQuery>({
    text: texts.filter((text) => text.trim() === text),
    states: fc.uniqueArray(fc.constantFrom('sending', 'started', 'rejected', 'not-sent', 'unknown')),
    targets: fc.array(texts),
    projects: fc.array(texts),
    automations: fc.array(texts),
    batches: fc.array(texts),
    tags: fc.array(texts),
    result: fc.constantFrom(true, false, null),
    simulated: fc.constantFrom(true, false, null),
    starred: fc.boolean(),
    since: fc.constantFrom('1h', '24h', '7d', '30d', null),
    from: fc.option(fc.nat(2e12)),
    to: fc.option(fc.nat(2e12)),
  })

  it('comes back as it was', () => {
    fc.assert(
      fc.property(query, (one) => {
        expect(readQuery(new URLSearchParams(String(writeQuery(one))))).toEqual(one)
      }),
    )
  })

  it('leaves out what nobody understands', () => {
    expect(readQuery(new URLSearchParams('state=lost&since=9y&from=never&run=1'))).toEqual(EVERY_RUN)
  })
})

it('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
})
