import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckedJson, checkJson, type JsonError } from './json-text'
import { anyText, jsonText } from './testing/json-text'

const LONE_SURROGATE = /[\uD800-\uDFFF]/u

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function fault(text: string): JsonError {
  const checked: CheckedJson = checkJson(text)
  if (checked.ok) throw new Error(`${JSON.stringify(text)} passed as JSON`)
  return checked.error
}

/** What must hold of any verdict on any text. */
function expectSound(text: string) {
  const checked = checkJson(text)
  expect(checked.ok).toBe(isJson(text) && !LONE_SURROGATE.test(text))
  if (checked.ok) return
  const { offset, line, column, found } = checked.error
  expect(offset).toBeGreaterThanOrEqual(0)
  expect(offset).toBeLessThanOrEqual(text.length)
  expect(text.startsWith(found, offset)).toBe(true)
  expect(found === '').toBe(offset === text.length)
  // Line and column lead back to the offset.
  const lines = text.split(/\r\n|\r|\n/)
  expect(lines.length).toBeGreaterThanOrEqual(line)
  expect(column).toBeGreaterThanOrEqual(1)
  expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
  expect(text.slice(0, offset).split(/\r\n|\r|\n/)).toHaveLength(line)
}

/** A change as a slip of the hand makes it: something put in, taken out or doubled. */
const mutated = fc
  .tuple(
    jsonText,
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.oneof(
      fc.constantFrom('', ',', ':', '"', "'", '{', ']', '\\', '/', '.', '-', 'e', '0', '\n', '\ufeff'),
      anyText,
    ),
  )
  .map(([text, at, removed, added]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + added + text.slice(place + removed)
  })

describe('a check of JSON text', () => {
  it('passes every JSON text', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(checkJson(text)).toEqual({ ok: true })
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with JSON.parse on any string', () => {
    fc.assert(fc.property(anyText, expectSound), { numRuns: 2000 })
  })

  it('agrees with JSON.parse on damaged JSON', () => {
    fc.assert(fc.property(mutated, expectSound), { numRuns: 3000 })
  })

  it('finds a stray sign where it stands', () => {
    fc.assert(
      fc.property(jsonText, fc.nat(), (text, n) => {
        const place = n % (text.length + 1)
        // Not between the halves of a pair.
        const at = /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place
        const broken = `${text.slice(0, at)}\u0001${text.slice(at)}`
        const { offset } = fault(broken)
        // At it, or at the start of the number, word or escape that it stands in.
        expect(offset).toBeLessThanOrEqual(at)
        expect(broken.slice(offset, at)).toMatch(/^(?:[-+.\w]*|\\u?[0-9a-fA-F]{0,3})$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('stops at the end of a text that was cut off', () => {
    fc.assert(
      fc.property(jsonText, fc.nat(), (text, n) => {
        const cut = text.slice(0, n % Math.max(1, text.length))
        if (isJson(cut) || LONE_SURROGATE.test(cut)) return
        const { code, offset } = fault(cut)
        const unfinished = [
          'unexpected-end',
          'unterminated-string',
          'bad-escape',
          'bad-number',
          'unexpected-character',
        ]
        expect(unfinished).toContain(code)
        if (code === 'unexpected-end') expect(offset).toBe(cut.length)
        if (code === 'bad-number' || code === 'unexpected-character')
          expect(cut.slice(offset)).toMatch(/^[-+.\w]+$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('is not overturned by depth', () => {
    const depth = 100_000
    expect(checkJson('['.repeat(depth) + ']'.repeat(depth))).toEqual({ ok: true })
    expect(checkJson('{"a":'.repeat(depth) + 1 + '}'.repeat(depth))).toEqual({ ok: true })
    expect(fault('['.repeat(depth))).toMatchObject({ code: 'unexpected-end', offset: depth })
    expect(fault(`${'['.repeat(depth)}${']'.repeat(depth - 1)}}`)).toMatchObject({
      code: 'expected-comma',
      offset: 2 * depth - 1,
    })
  })

  it.each<[text: string, code: JsonError['code'], offset: number, line: number, column: number]>([
    ['', 'unexpected-end', 0, 1, 1],
    [' \n ', 'unexpected-end', 3, 2, 2],
    ['{', 'unexpected-end', 1, 1, 2],
    ['{"a"', 'unexpected-end', 4, 1, 5],
    ['{"a":', 'unexpected-end', 5, 1, 6],
    ['[1,', 'unexpected-end', 3, 1, 4],
    ['{"a":1,}', 'trailing-comma', 6, 1, 7],
    ['[1,\n]', 'trailing-comma', 2, 1, 3],
    ['{a:1}', 'expected-property-name', 1, 1, 2],
    ['{"a":1,b:2}', 'expected-property-name', 7, 1, 8],
    ['{,}', 'expected-property-name', 1, 1, 2],
    ["{'a':1}", 'single-quotes', 1, 1, 2],
    ["['a']", 'single-quotes', 1, 1, 2],
    ['{"a" 1}', 'expected-colon', 5, 1, 6],
    ['{"a"=1}', 'expected-colon', 4, 1, 5],
    ['{"a":1 "b":2}', 'expected-comma', 7, 1, 8],
    ['[1 2]', 'expected-comma', 3, 1, 4],
    ['[1}', 'expected-comma', 2, 1, 3],
    ['{\r\n  "a": "b\r\n}', 'unterminated-string', 12, 2, 10],
    ['"abc', 'unterminated-string', 0, 1, 1],
    ['"abc\\', 'unterminated-string', 4, 1, 5],
    ['"a\tb"', 'control-character', 2, 1, 3],
    ['"\\x41"', 'bad-escape', 1, 1, 2],
    ['"\\u12g4"', 'bad-escape', 1, 1, 2],
    ['[01]', 'bad-number', 1, 1, 2],
    ['[1.]', 'bad-number', 1, 1, 2],
    ['[-]', 'bad-number', 1, 1, 2],
    ['1e', 'bad-number', 0, 1, 1],
    ['+1', 'unexpected-character', 0, 1, 1],
    ['.5', 'unexpected-character', 0, 1, 1],
    ['NaN', 'unexpected-character', 0, 1, 1],
    ['undefined', 'unexpected-character', 0, 1, 1],
    ['True', 'unexpected-character', 0, 1, 1],
    ['[,1]', 'unexpected-character', 1, 1, 2],
    ['\u00a01', 'foreign-character', 0, 1, 1],
    ['{\u201ca\u201d:1}', 'foreign-character', 1, 1, 2],
    ['{"a\u201d:\n"b":1}', 'foreign-character', 3, 1, 4],
    ['{"a\u201d: \u201cb"}', 'foreign-character', 3, 1, 4],
    ['{"a"\uff1a1}', 'foreign-character', 4, 1, 5],
    ['[\n1\u037e\n]', 'foreign-character', 3, 2, 2],
    ['[\u22121]', 'foreign-character', 1, 1, 2],
    ['{}\u200b', 'foreign-character', 2, 1, 3],
    ['[\ufeff1]', 'foreign-character', 1, 1, 2],
    ['```json\n{}\n```', 'code-fence', 0, 1, 1],
    ['{}\n~~~', 'code-fence', 3, 2, 1],
    ['// note\n1', 'comment', 0, 1, 1],
    ['{"a":1 /* one */}', 'comment', 7, 1, 8],
    ['{ // one\n}', 'comment', 2, 1, 3],
    ['\ufeff{}', 'byte-order-mark', 0, 1, 1],
    ['{} {}', 'text-after-value', 3, 1, 4],
    ['1,2', 'text-after-value', 1, 1, 2],
    ['{}}', 'text-after-value', 2, 1, 3],
    ['["😀", \ud83d]', 'lone-surrogate', 7, 1, 8],
  ])('of %j says %s at %i', (text, code, offset, line, column) => {
    expect(fault(text)).toMatchObject({ code, offset, line, column })
  })

  it('names the whole character it met, not half of a pair', () => {
    expect(fault('[😀]').found).toBe('😀')
  })
})
