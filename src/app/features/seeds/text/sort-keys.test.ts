import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../../../contract/testing/json-text'
import { parseTree } from '../../../lib/json/parse-tree'
import { sortKeys } from './sort-keys'

describe('sorting the keys of a seed', () => {
  it('keeps every value: repeated keys still have the same last one', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const sorted = sortKeys(text)
        expect(JSON.parse(sorted)).toEqual(JSON.parse(text))
        expect(sorted).toHaveLength(text.length)
      }),
      { numRuns: 300 },
    )
  })

  it('brings every object’s keys into order', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        for (const node of parseTree(sortKeys(text)).nodes) {
          if (node.kind !== 'object') continue
          const keys = node.members.map(({ key }) => key)
          expect(keys).toEqual([...keys].sort())
        }
      }),
      { numRuns: 200 },
    )
  })

  it('moves members as written and leaves the layout where it was', () => {
    expect(sortKeys('{\n  "b": 1.0,\n  "a": {"d":1e400, "c": [ {"z":0,"y":0} ]}\n}\n')).toBe(
      '{\n  "a": {"c": [ {"y":0,"z":0} ], "d":1e400},\n  "b": 1.0\n}\n',
    )
  })

  it('of equal keys, the order stays', () => {
    expect(sortKeys('{"b":0,"a":1,"\\u0061":2,"a":3}')).toBe('{"a":1,"\\u0061":2,"a":3,"b":0}')
  })
})
