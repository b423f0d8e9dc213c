import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { character } from '../../../../contract/testing/character'
import type { SavedSeed } from '../../../lib/saved-seed'
import { type SeedSchema, seedSchemaKey } from '../../../lib/seed-schema'
import { contentOf } from './collect-content'
import { type Kept, planMerge, rowsOf } from './merge-plan'
import { readFileText } from './read-file'
import { writeFile } from './write-file'

const text = fc.oneof(
  fc.string({ unit: character }),
  fc.constantFrom('\ud800', '\ufeff{}', '12345678901234567891', '__proto__', '"', '\r\n', '{"a":1,"a":2}'),
)
const time = fc.integer({ min: 0, max: 4_102_444_800_000 })
const place = fc.oneof(
  fc.constantFrom({ project: null, automation: null }, { project: 'p', automation: 'a' }),
  fc.record({ project: text, automation: text }),
)
const savedSeed: fc.Arbitrary<SavedSeed> = fc
  .record({
    id: fc.uuid(),
    // Few names, so that seeds of one name meet.
    name: fc.oneof(
      fc.constantFrom('Days', 'days '),
      text.filter((name) => name.trim() !== ''),
    ),
    note: text,
    tags: fc.array(text, { maxLength: 3 }),
    seedText: text,
    createdAt: time,
    updatedAt: time,
    place,
  })
  .map(({ place, ...seed }) => ({ ...seed, ...place }))
const seedSchema: fc.Arbitrary<SeedSchema> = fc
  .record({
    project: text,
    automation: text,
    schemaText: text,
    origin: fc.constantFrom('attached' as const, 'inferred' as const),
    inferredFrom: fc.option(fc.nat()),
    updatedAt: time,
  })
  .map((schema) => ({ ...schema, key: seedSchemaKey(schema.project, schema.automation) }))
const kept: fc.Arbitrary<Kept> = fc.record({
  savedSeeds: fc.uniqueArray(savedSeed, { maxLength: 5, selector: ({ id }) => id }),
  schemas: fc.uniqueArray(seedSchema, { maxLength: 3, selector: ({ key }) => key }),
})
const settings = fc.record(
  {
    language: fc.constantFrom('en' as const, 'pt-BR' as const),
    theme: fc.constantFrom('system' as const, 'light' as const, 'dark' as const),
    target: fc.constantFrom('simulator' as const, 'api' as const, 'app' as const),
  },
  { requiredKeys: [] },
)

const AT = Date.UTC(2026, 0, 2)
const NOTHING: Kept = { savedSeeds: [], schemas: [] }
const contentIn = (all: Kept) => contentOf(all.savedSeeds, all.schemas, {})

/** What a browser holds after these rows were written to it. */
function written(before: Kept, rows: ReturnType<typeof rowsOf>): Kept {
  const savedSeeds = new Map([...before.savedSeeds, ...rows.savedSeeds].map((seed) => [seed.id, seed]))
  const schemas = new Map([...before.schemas, ...rows.schemas].map((schema) => [schema.key, schema]))
  return { savedSeeds: [...savedSeeds.values()], schemas: [...schemas.values()] }
}

describe('an export file', () => {
  it('brings everything back as it was, to the character', () => {
    fc.assert(
      fc.property(kept, settings, (all, chosen) => {
        const content = contentOf(all.savedSeeds, all.schemas, chosen)
        const read = readFileText(writeFile(content, AT))
        expect(read).toEqual({ ok: true, content })
        if (!read.ok) return
        const rows = rowsOf(planMerge(read.content, NOTHING), 'mine', () => 'never')
        expect(rows).toEqual(all)
      }),
    )
  })

  it('cut off anywhere is refused', () => {
    fc.assert(
      fc.property(kept, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (all, share) => {
        const whole = writeFile(contentIn(all), AT).trimEnd()
        expect(readFileText(whole.slice(0, Math.floor(share * whole.length))).ok).toBe(false)
      }),
    )
  })

  it('changed anywhere in its content is refused', () => {
    const one = {
      name: 'Days',
      note: '',
      tags: ['a'],
      project: 'p',
      automation: 'x',
      createdAt: 1,
      updatedAt: 2,
    }
    const whole = writeFile(
      contentOf([{ ...one, id: 'i', seedText: '{"days": ["2023-01-01"]}' }], [], { theme: 'dark' }),
      AT,
    )
    const from = whole.indexOf('"content"') + '"content"'.length
    for (let at = from; at < whole.length; at++) {
      const [old = ''] = whole.slice(at, at + 1)
      if (/\s/.test(old)) continue
      const changed = `${whole.slice(0, at)}${old === '7' ? '8' : '7'}${whole.slice(at + 1)}`
      expect(readFileText(changed).ok, `${old} at ${at}`).toBe(false)
    }
  })

  it('laid out anew, or without its check, is still the same file', () => {
    const content = contentOf([], [], { language: 'pt-BR' })
    const file = JSON.parse(writeFile(content, AT))
    expect(readFileText(JSON.stringify(file))).toEqual({ ok: true, content })
    expect(readFileText(`\ufeff${JSON.stringify({ ...file, check: undefined }, null, 4)}`)).toEqual({
      ok: true,
      content,
    })
  })

  it.each([
    ['', { kind: 'not-json', line: 1, column: 1 }],
    ['{"days": []}', { kind: 'not-ours' }],
    ['[]', { kind: 'not-ours' }],
    ['{"format": "seedpad-export", "version": 2, "anything": true}', { kind: 'newer' }],
    ['{"format": "seedpad-export", "version": 0}', { kind: 'shape', place: 'version' }],
    [
      '{"format": "seedpad-export", "version": 1, "exportedAt": "2026-01-01T00:00:00Z", "content": {"savedSeeds": [], "schemas": [], "settings": {"token": "x"}}}',
      { kind: 'shape', place: 'content.settings' },
    ],
    [
      '{"format": "seedpad-export", "version": 1, "exportedAt": "2026-01-01T00:00:00Z", "content": {"savedSeeds": [{"id": "a", "name": " "}], "schemas": [], "settings": {}}}',
      { kind: 'shape', place: 'content.savedSeeds[0].name' },
    ],
  ])('%s is refused for a reason', (file, fault) => {
    expect(readFileText(file)).toEqual({ ok: false, fault })
  })
})

describe('merging', () => {
  it('a second time changes nothing more, whatever was chosen', () => {
    fc.assert(
      fc.property(kept, kept, fc.constantFrom('mine' as const, 'theirs' as const), (mine, theirs, policy) => {
        const content = contentIn(theirs)
        const once = written(
          mine,
          rowsOf(planMerge(content, mine), policy, () => 'never'),
        )
        const again = rowsOf(planMerge(content, once), policy, () => 'never')
        expect(written(once, again)).toEqual(once)
      }),
    )
  })

  it('never takes anything away, and leaves mine as it is where I say so', () => {
    fc.assert(
      fc.property(kept, kept, fc.constantFrom('mine' as const, 'both' as const), (mine, theirs, policy) => {
        let count = 0
        const after = written(
          mine,
          rowsOf(planMerge(contentIn(theirs), mine), policy, () => `new ${++count}`),
        )
        expect(after.savedSeeds).toEqual(expect.arrayContaining([...mine.savedSeeds]))
        expect(after.schemas).toEqual(expect.arrayContaining([...mine.schemas]))
      }),
    )
  })

  it('loses nothing of the file where I say that it goes first', () => {
    fc.assert(
      fc.property(kept, kept, (mine, theirs) => {
        const after = written(
          mine,
          rowsOf(planMerge(contentIn(theirs), mine), 'theirs', () => 'never'),
        )
        const texts = after.savedSeeds.map(({ seedText }) => seedText)
        for (const { seedText } of theirs.savedSeeds) expect(texts).toContain(seedText)
        expect(after.schemas).toEqual(expect.arrayContaining([...theirs.schemas]))
      }),
    )
  })

  it('takes from the file what it says of a schema whose text is here already, and nothing where all is the same', () => {
    const mine: SeedSchema = {
      key: seedSchemaKey('p', 'a'),
      project: 'p',
      automation: 'a',
      schemaText: '{}',
      origin: 'inferred',
      inferredFrom: 3,
      updatedAt: 1,
    }
    const theirs: SeedSchema = { ...mine, origin: 'attached', inferredFrom: null, updatedAt: 2 }
    const rows = (policy: 'mine' | 'theirs', kept: SeedSchema) =>
      rowsOf(planMerge(contentOf([], [theirs], {}), { savedSeeds: [], schemas: [kept] }), policy, () => '')
        .schemas
    expect(rows('theirs', mine)).toEqual([theirs])
    expect(rows('mine', mine)).toEqual([])
    expect(rows('theirs', theirs)).toEqual([])
  })

  it('meets a seed by its id, else by its name in its place', () => {
    const seed = { note: '', tags: [], project: 'p', automation: 'a', createdAt: 1, updatedAt: 1 }
    const mine = [
      { ...seed, id: '1', name: 'One', seedText: '1' },
      { ...seed, id: '2', name: 'Two', seedText: '2' },
    ]
    const theirs = [
      { ...seed, id: '1', name: 'Renamed', seedText: '1' },
      { ...seed, id: '9', name: ' two', seedText: '22' },
      { ...seed, id: '8', name: 'Two', project: null, automation: null, seedText: '3' },
    ]
    const plan = planMerge(contentOf(theirs, [], {}), { savedSeeds: mine, schemas: [] })
    expect(plan.seeds.map(({ status, mine }) => [status, mine?.id])).toEqual([
      ['differs', '1'],
      ['differs', '2'],
      ['new', undefined],
    ])
    expect(rowsOf(plan, 'theirs', () => 'never').savedSeeds.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Renamed'],
      ['2', ' two'],
      ['8', 'Two'],
    ])
    expect(rowsOf(plan, 'both', () => 'fresh').savedSeeds.map(({ name }) => name)).toEqual([
      'Renamed (2)',
      ' two (2)',
      'Two',
    ])
  })
})
