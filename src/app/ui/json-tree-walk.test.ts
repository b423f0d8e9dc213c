import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMembers, endOfValue, kindAt, membersOf, skipSpace } from './json-tree-walk'

const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/)
const number = fc.constantFrom('0', '-0', '1.0', '1e400', '12345678901234567891', '-1.5E-7')
const string = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => JSON.stringify(String.fromCharCode(...units))),
  fc.constantFrom('"\\""', '"\\\\"', '"[{,:]}"', '"\\u00e7\\ud83d"', '""'),
)
/** JSON texts with odd spacing, numbers that no program may touch, and names that stand twice. */
const { json } = fc.letrec<{ json: string; array: string; object: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(number, string, fc.constantFrom('true', 'false', 'null')),
    tie('array'),
    tie('object'),
  ),
  array: fc
    .tuple(fc.array(fc.tuple(space, tie('json'), space)), space)
    .map(([items, inside]) => `[${items.map((item) => item.join('')).join(',') || inside}]`),
  object: fc
    .tuple(fc.array(fc.tuple(space, string, space, fc.constant(':'), space, tie('json'), space)), space)
    .map(([members, inside]) => `{${members.map((member) => member.join('')).join(',') || inside}}`),
}))

/** What the walk finds, as entries, so that double names stay. */
function walked(text: string, start: number): unknown {
  const kind = kindAt(text, start)
  if (kind !== 'object' && kind !== 'array') return text.slice(start, endOfValue(text, start))
  const members = membersOf(text, start)
  expect(countMembers(text, start)).toBe(members.length)
  return members.map((member) => {
    expect(member.end).toBe(endOfValue(text, member.start))
    return [member.key, walked(text, member.start)]
  })
}

/** The same by the language's own parser. Every leaf is wrapped into a string first, as parsing would change it. */
function parsed(text: string): unknown {
  const leaf = /"(?:[^"\\]|\\.)*"(?!\s*:)|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g
  let names = 0
  const wrapped = text.replace(leaf, (token, at: number) => {
    const isName = token.startsWith('"') && /^\s*:/.test(text.slice(at + token.length))
    if (!isName) return JSON.stringify(token)
    names += 1
    return JSON.stringify(`${names}${token}`)
  })
  const entries = (value: unknown): unknown => {
    if (typeof value === 'string') return value
    if (Array.isArray(value)) return value.map((item) => [null, entries(item)])
    return Object.entries(Object(value))
      .map(([name, member]) => ({ at: Number.parseInt(name, 10), name: name.replace(/^\d+/, ''), member }))
      .sort((a, b) => a.at - b.at)
      .map(({ name, member }) => [JSON.parse(name), entries(member)])
  }
  return entries(JSON.parse(wrapped))
}

describe('a walk over JSON text', () => {
  it('finds what a parser finds, every value as written and every name that stands twice', () => {
    fc.assert(
      fc.property(space, json, space, (before, value, after) => {
        const text = `${before}${value}${after}`
        expect(() => JSON.parse(text)).not.toThrow()
        expect(walked(text, skipSpace(text, 0))).toEqual(parsed(text))
      }),
      { numRuns: 500 },
    )
  })

  it('passes over half a million open brackets without a stack', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`
    expect(endOfValue(deep, 0)).toBe(deep.length)
    expect(countMembers(deep, 0)).toBe(1)
    expect(membersOf(deep, 0)).toEqual([{ key: null, index: 0, start: 1, end: deep.length - 1 }])
  })
})
