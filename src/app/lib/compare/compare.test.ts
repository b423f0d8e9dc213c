import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../../contract/testing/json-text'
import { sortKeys } from '../../features/seeds/text/sort-keys'
import { layOut } from '../json/lay-out'
import { type Change, compareJson } from './compare'

const mirrored = (changes: Change[]) =>
  changes
    .map((change) => {
      if (change.kind === 'added') return JSON.stringify({ ...change, kind: 'removed' })
      if (change.kind === 'removed') return JSON.stringify({ ...change, kind: 'added' })
      if (change.kind === 'changed') return JSON.stringify({ ...change, from: change.to, to: change.from })
      if (change.kind === 'items')
        return JSON.stringify({ ...change, added: change.removed, removed: change.added })
      return JSON.stringify(change)
    })
    .sort()

describe('the differences between two seeds', () => {
  it('are told by name and value', () => {
    expect(
      compareJson('{"days":["a"],"limit":10,"old":null}', '{"days":["a","b","c"],"limit":20,"new":"x"}'),
    ).toEqual([
      { kind: 'items', path: ['days'], added: 2, removed: 0 },
      { kind: 'changed', path: ['limit'], from: '10', to: '20' },
      { kind: 'removed', path: ['old'], value: 'null' },
      { kind: 'added', path: ['new'], value: '"x"' },
    ])
  })

  it('are of numbers as written', () => {
    expect(compareJson('[1.0, 12345678901234567891]', '[1, 12345678901234567892]')).toEqual([
      { kind: 'changed', path: [0], from: '1.0', to: '1' },
      { kind: 'changed', path: [1], from: '12345678901234567891', to: '12345678901234567892' },
    ])
  })

  it('follow one changed item into it', () => {
    expect(compareJson('[{"n":1},{"n":2}]', '[{"n":1},{"n":3}]')).toEqual([
      { kind: 'changed', path: [1, 'n'], from: '2', to: '3' },
    ])
  })

  it('of an array that was only shuffled: no item came or went', () => {
    expect(compareJson('{"a":[1,2,3]}', '{"a":[3,1,2]}')).toEqual([
      { kind: 'items', path: ['a'], added: 0, removed: 0 },
    ])
  })

  it('of keys in another order are told as such', () => {
    expect(compareJson('[{"a":1,"b":2}]', '[{"b":2,"a":1}]')).toEqual([{ kind: 'order', path: [0] }])
  })

  it('of repeated keys are told one by one', () => {
    expect(compareJson('{"a":1,"a":2}', '{"a":1,"a":3}')).toEqual([
      { kind: 'changed', path: ['a'], from: '2', to: '3' },
    ])
  })

  it('stop where they fill no page any more', () => {
    const many = (n: number) => JSON.stringify(Array.from({ length: 500 }, (_, at) => ({ at, n })))
    expect(compareJson(many(1), many(2), 100)).toHaveLength(100)
  })

  it('are none between a text and itself in another layout', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(compareJson(text, layOut(text, 'format'))).toEqual([])
        expect(compareJson(layOut(text, 'compact'), text)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('are only of order between a text and itself with sorted keys', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        for (const { kind } of compareJson(text, sortKeys(text))) expect(kind).toBe('order')
      }),
      { numRuns: 300 },
    )
  })

  it('are none if and only if both have the same tokens, strings decoded', () => {
    const decoded = (text: string) =>
      layOut(text, 'compact').replace(/"(?:[^"\\]|\\.)*"/gs, (string) => JSON.stringify(JSON.parse(string)))
    fc.assert(
      fc.property(jsonText, jsonText, (a, b) => {
        expect(compareJson(a, b).length === 0).toBe(decoded(a) === decoded(b))
      }),
      { numRuns: 500 },
    )
  })

  it('read backwards are the same differences', () => {
    fc.assert(
      fc.property(jsonText, jsonText, (a, b) => {
        const forth = compareJson(a, b)
        expect(mirrored(compareJson(b, a))).toEqual(forth.map((change) => JSON.stringify(change)).sort())
      }),
      { numRuns: 500 },
    )
  })
})
