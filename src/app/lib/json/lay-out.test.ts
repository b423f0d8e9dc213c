import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../../contract/testing/json-text'
import { layOut } from './lay-out'

/** Found by another rule than the code under test uses. */
const tokens = (text: string) => text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs)

describe.each(['format', 'compact'] as const)('to %s a seed', (style) => {
  it('changes white space and nothing else', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(tokens(layOut(text, style))).toEqual(tokens(text))
      }),
      { numRuns: 300 },
    )
  })

  it('a second time changes nothing', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const once = layOut(text, style)
        expect(layOut(once, style)).toBe(once)
      }),
      { numRuns: 200 },
    )
  })
})

it('format puts each member and item on a line of its own, and leaves empty ones closed', () => {
  expect(layOut('{"b":[1.0,{}, [ ]],"a":{"n":12345678901234567891}}', 'format')).toBe(
    '{\n  "b": [\n    1.0,\n    {},\n    []\n  ],\n  "a": {\n    "n": 12345678901234567891\n  }\n}',
  )
})

it('compact leaves no white space outside of strings', () => {
  expect(layOut(' { "a b" : [ 1 , 1e400 ] } \n', 'compact')).toBe('{"a b":[1,1e400]}')
})

it('format keeps the kind of line end, and the last one', () => {
  expect(layOut('{"a":1,\r\n"b":2}\r\n', 'format')).toBe('{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n')
})
