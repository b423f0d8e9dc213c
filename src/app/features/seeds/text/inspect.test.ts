import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../../../contract/testing/json-text'
import { inspect } from './inspect'
import { isBeyondDouble } from './is-beyond-double'

const finds = (text: string) => inspect(text).notes.map(({ kind, offset, text }) => [kind, offset, text])

describe('what is worth a look in a seed', () => {
  it('is a key that repeats within one object, however it is written', () => {
    const text = '{"a":1,"b":{"a":2},"\\u0061":3,"a":4}'
    expect(finds(text)).toEqual([
      ['duplicate-key', 19, '"\\u0061"'],
      ['duplicate-key', 30, '"a"'],
    ])
  })

  it('is a number that double precision would change', () => {
    expect(finds('[12345678901234567891, 1.0, 0.1, 1e400]')).toEqual([
      ['number', 1, '12345678901234567891'],
      ['number', 33, '1e400'],
    ])
  })

  it('is an escape of half a character, and no escape of a whole one', () => {
    expect(finds('["\\ud83d\\ude00", "\\ud83d", "\\\\ud83d", "\\ude00\\ud83d", "x\\\\\\uD800"]')).toEqual([
      ['surrogate', 18, '\\ud83d'],
      ['surrogate', 39, '\\ude00'],
      ['surrogate', 58, '\\uD800'],
    ])
  })

  it('is a _comment member, which the automation gets as well', () => {
    expect(finds('{"_comment":"why","x":["_comment"]}')).toEqual([['comment-key', 1, '"_comment"']])
  })

  it('is told with line and column, from 1', () => {
    const [note] = inspect('{\r\n  "x": 1,\r\n  "x": 2\r\n}').notes
    expect(note).toMatchObject({ line: 3, column: 3 })
  })

  it('is listed for the first twenty of a kind, and counted for all', () => {
    const { notes, counts } = inspect(`[${Array(50).fill('1e999').join()}]`)
    expect(notes).toHaveLength(20)
    expect(counts.number).toBe(50)
  })

  it('is found in any JSON text without stumbling', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        for (const { offset, line, column } of inspect(text).notes) {
          const before = text.slice(0, offset).split('\n')
          expect([line, column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1])
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a number', () => {
  it.each([
    '9007199254740993',
    '12345678901234567891',
    '0.1234567890123456789',
    '1e309',
    '-1e400',
    '1e-400',
    '123456789.123456789123',
    `1e${'9'.repeat(30)}`,
  ])('%s is beyond a double', (number) => {
    expect(isBeyondDouble(number)).toBe(true)
  })

  it.each([
    '0',
    '-0',
    '1.0',
    '0.10',
    '9007199254740992',
    '100000000000000000000',
    '1E+2',
    '-0.0e-0',
    '5e-324',
  ])('%s is a double', (number) => {
    expect(isBeyondDouble(number)).toBe(false)
  })

  it('that a double prints is one', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        expect(isBeyondDouble(JSON.stringify(double))).toBe(false)
      }),
    )
  })

  it('that is whole is beyond a double if and only if exact arithmetic says so', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (whole) => {
        // A program that reads and prints it gives the shortest digits of the double, not the double's exact value.
        const printed = BigInt(
          Number(whole).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 }),
        )
        expect(isBeyondDouble(String(whole))).toBe(printed !== whole)
      }),
    )
  })
})
