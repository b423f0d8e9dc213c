import { expect, it } from 'vitest'
import { areHeaderLines, splitHeaders } from './split-headers'

const pairs = (text: string) => splitHeaders(text)?.map(({ name, value }) => [name, value])

it.each([
  ['X-Team: blue', [['X-Team', 'blue']]],
  ['X-Team:blue', [['X-Team', 'blue']]],
  [' X-Team :\tblue\u00a0', [['X-Team', 'blue']]],
  ['X-Team:', [['X-Team', '']]],
  ['X-At: 10:30', [['X-At', '10:30']]],
  [
    'X-Team: blue\r\nX-Key: s3cr3t\r\n',
    [
      ['X-Team', 'blue'],
      ['X-Key', 's3cr3t'],
    ],
  ],
  [
    'X-Team: blue\n\nX-Only\n',
    [
      ['X-Team', 'blue'],
      ['X-Only', ''],
    ],
  ],
  [
    `-H 'X-Team: blue' \\\n  -H "X-Key: s3'cr3t"`,
    [
      ['X-Team', 'blue'],
      ['X-Key', "s3'cr3t"],
    ],
  ],
  [
    '{\n  "X-Team": "blue",\n  "X-Key": "a\'b"\n}',
    [
      ['X-Team', 'blue'],
      ['X-Key', "a'b"],
    ],
  ],
  [String.raw`"X-Key": "a\/b\"c\u0026d", `, [['X-Key', 'a/b"c&d']]],
  [String.raw`"X-Path": "C:\dir"`, [['X-Path', String.raw`C:\dir`]]],
  ['If-Match: "abc"', [['If-Match', '"abc"']]],
])('%j is split into names and values', (text, rows) => {
  expect(pairs(text)).toEqual(rows)
})

it.each(['X-Team', '', '  ', 'X Team'])('%j has nothing to split', (text) => {
  expect(splitHeaders(text)).toBeNull()
})

it.each([
  ['X-Team: blue', true],
  ['X-Team: blue\nX-Key: s3cr3t', true],
  ['https://example.com/x', false],
  ['Bearer abc', false],
  ['a:b', false],
  ['X-Team: blue\nabc', false],
  ['', false],
])('that %j is header lines, not a value: %s', (text, are) => {
  expect(areHeaderLines(text)).toBe(are)
})
