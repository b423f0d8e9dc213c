import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanJsonObject } from './scan-json'

const wanted = new Set(['webhook', 'webhook_header'])

/** What `JSON.parse` says; lone surrogates, which it takes, are refused. */
function isObject(text: string): boolean {
  if (/[\uD800-\uDFFF]/u.test(text)) return false
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

test.each([
  '',
  ' ',
  '{',
  '}',
  '{}',
  ' {} ',
  '{} x',
  '{}{}',
  '[]',
  '[{}]',
  'null',
  '"x"',
  '1',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{,}',
  '{"a":1 "b":2}',
  '{"a":1,"a":2}',
  '{"a":[1,2,{"b":[]}]}',
  '{"a":[1,]}',
  '{"a":[,1]}',
  '{"a":[}',
  '{"a":{]}',
  '{"a":01}',
  '{"a":-}',
  '{"a":-0}',
  '{"a":1.}',
  '{"a":.5}',
  '{"a":1e}',
  '{"a":1e+5}',
  '{"a":1E-5}',
  '{"a":1.5e400}',
  '{"a":+1}',
  '{"a":0x1}',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":tru}',
  '{"a":trueish}',
  '{"a":nullnull}',
  "{'a':1}",
  '{a:1}',
  '{"a":"\\u00e9"}',
  '{"a":"\\u00g9"}',
  '{"a":"\\x"}',
  '{"a":"\n"}',
  '{"a":"\t"}',
  '{"a":"\u007f"}',
  '{"a":"open}',
  '{"a":"x\\"}',
  '{"a":"\\\\"}',
  '\ufeff{}',
  '\u00a0{}',
  '\f{}',
  '{"a":1}//',
  '{"\\ud800":1}',
  '{"\ud800":1}',
  '{"😀":1}',
])('the verdict on %j is that of JSON.parse', (text) => {
  expect(scanJsonObject(text, wanted) !== null).toBe(isObject(text))
})

test('so it is on any JSON, and on any JSON with one place changed', () => {
  const place = fc.tuple(
    fc.nat(),
    fc.constantFrom(
      '',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '.',
      'e',
      ' ',
      '\n',
      't',
      '\ud83d',
    ),
  )
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.option(place), fc.boolean(), (json, change, wrap) => {
      const text = wrap ? `{"a":${json}}` : json
      const at = change ? change[0] % (text.length + 1) : 0
      const changed = change ? text.slice(0, at) + change[1] + text.slice(at + 1) : text
      expect(scanJsonObject(changed, wanted) !== null).toBe(isObject(changed))
    }),
    { numRuns: 5_000 },
  )
})

test('the values of the wanted members are found, and only those of the outermost object', () => {
  const text =
    '{"a":{"webhook":1},"webhook" : {"url":"x","b":[1]} ,"web\\u0068ook":"again","seed":[{"webhook_header":2}],"webhook_header":{}}'
  const found = scanJsonObject(text, wanted)?.map(({ key, from, to }) => [key, text.slice(from, to).trim()])
  expect(found).toEqual([
    ['webhook', '{"url":"x","b":[1]}'],
    ['webhook', '"again"'],
    ['webhook_header', '{}'],
  ])
})

test('millions of brackets are no trouble', () => {
  const deep = `{"a":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}}`
  expect(scanJsonObject(deep, wanted)).toEqual([])
  expect(scanJsonObject(deep.slice(0, -2), wanted)).toBeNull()
})
