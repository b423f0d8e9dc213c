import fc from 'fast-check'
import { character } from './character'

// Texts, not values: what parsing and printing would change is what these must contain.

const space = fc
  .array(fc.constantFrom(' ', '\t', '\n', '\r', '\r\n'), { maxLength: 3 })
  .map((parts) => parts.join(''))

const number = fc.oneof(
  fc.constantFrom(
    '1e400',
    '-1e400',
    '12345678901234567891',
    '1.0',
    '-0',
    '0.10',
    '1E+2',
    '1e-07',
    '0.1234567890123456789',
    '-0.0e-0',
  ),
  fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?([eE][+-]?\d{1,4})?$/),
)

const unescaped = fc
  .string({ unit: character })
  .map((text) => [...text].filter((c) => c >= ' ' && c !== '"' && c !== '\\').join(''))
const escaped = fc.oneof(
  fc.constantFrom('\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t', '\\ud83d\\ude00', '\\ud800'),
  fc.stringMatching(/^\\u[0-9a-fA-F]{4}$/),
)
const string = fc
  .array(
    fc.oneof(unescaped, escaped, fc.constantFrom('/', '\u2028', '\u007f', '😀', '</script>', '__proto__')),
    {
      maxLength: 5,
    },
  )
  .map((parts) => `"${parts.join('')}"`)

// A short list, so that keys repeat within one object.
const key = fc.oneof(fc.constantFrom('"a"', '"\\u0061"', '"__proto__"', '""', '"seed"'), string)

const { value } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false'),
    number,
    string,
    tie('array'),
    tie('object'),
  ),
  array: fc
    .tuple(space, fc.array(fc.tuple(space, tie('value'), space), { maxLength: 4 }))
    .map(
      ([inner, items]) => `[${items.length === 0 ? inner : items.map((item) => item.join('')).join(',')}]`,
    ),
  object: fc
    .tuple(space, fc.array(fc.tuple(space, key, space, space, tie('value'), space), { maxLength: 4 }))
    .map(([inner, members]) => {
      const texts = members.map(([a, name, b, c, member, d]) => `${a}${name}${b}:${c}${member}${d}`)
      return `{${texts.length === 0 ? inner : texts.join(',')}}`
    }),
}))

const deep = fc
  .tuple(fc.integer({ min: 1, max: 2000 }), fc.constantFrom('[', '{"a":'), value)
  .map(([depth, open, inside]) => `${open.repeat(depth)}${inside}${(open === '[' ? ']' : '}').repeat(depth)}`)

/** Any JSON text (RFC 8259): odd numbers, repeated keys, every escape, any white space, deep nesting. */
export const jsonText: fc.Arbitrary<string> = fc
  .tuple(space, fc.oneof({ weight: 20, arbitrary: value }, { weight: 1, arbitrary: deep }), space)
  .map((parts) => parts.join(''))

/** Any string of UTF-16 units, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units))
