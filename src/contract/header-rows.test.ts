import { describe, expect, it } from 'vitest'
import {
  checkHeaderRows,
  cleanHeaderValue,
  type HeaderError,
  headerRecord,
  isEmptyHeaderRow,
  trimHeaderValue,
} from './header-rows'

describe('one header row', () => {
  it.each<[name: string, value: string, field: 'name' | 'value', error: HeaderError]>([
    ['', 'abc', 'name', 'name-empty'],
    [' ', 'abc', 'name', 'name-empty'],
    ['a b', '1', 'name', 'name-illegal'],
    ['a:b', '1', 'name', 'name-illegal'],
    ['a\r\nb', '1', 'name', 'name-illegal'],
    ['a\u0000', '1', 'name', 'name-illegal'],
    ['ação', '1', 'name', 'name-illegal'],
    ['a"b', '1', 'name', 'name-illegal'],
    ['(a)', '1', 'name', 'name-illegal'],
    ['__proto__', '1', 'name', 'name-illegal'],
    ['Host', 'a.example', 'name', 'name-reserved'],
    ['content-length', '1', 'name', 'name-reserved'],
    ['Connection', 'close', 'name', 'name-reserved'],
    ['Transfer-Encoding', 'chunked', 'name', 'name-reserved'],
    ['TE', 'trailers', 'name', 'name-reserved'],
    ['Trailer', 'x', 'name', 'name-reserved'],
    ['Upgrade', 'x', 'name', 'name-reserved'],
    ['Keep-Alive', 'x', 'name', 'name-reserved'],
    ['Proxy-Connection', 'x', 'name', 'name-reserved'],
    ['Proxy-Authorization', 'x', 'name', 'name-reserved'],
    ['Expect', '100-continue', 'name', 'name-reserved'],
    ['x'.repeat(129), '1', 'name', 'name-too-long'],
    ['a', 'one\ntwo', 'value', 'value-line-break'],
    ['a', 'one\r', 'value', 'value-line-break'],
    ['a', 'one\u0000', 'value', 'value-unseen'],
    ['a', '\u007f', 'value', 'value-unseen'],
    ['a', 'one\u0085two', 'value', 'value-unseen'],
    ['a', 'one\u00a0two', 'value', 'value-unseen'],
    ['a', 'one\u00adtwo', 'value', 'value-unseen'],
    ['a', 'one\u200btwo', 'value', 'value-unseen'],
    ['a', 'one\u2028two', 'value', 'value-unseen'],
    ['a', ' one', 'value', 'value-outer-space'],
    ['a', 'one\t', 'value', 'value-outer-space'],
    ['a', ' ', 'value', 'value-outer-space'],
    ['a', '\u00a0one', 'value', 'value-outer-space'],
    ['a', 'one\u3000', 'value', 'value-outer-space'],
    ['a', 'one\u200b', 'value', 'value-outer-space'],
    ['a', '\ufeffone', 'value', 'value-outer-space'],
    ['a', '\u00adone', 'value', 'value-outer-space'],
    ['a', '“quoted”', 'value', 'value-illegal'],
    ['a', '😀', 'value', 'value-illegal'],
    ['a', 'x'.repeat(8193), 'value', 'value-too-long'],
  ])('%j: %j is an error at its %s: %s', (name, value, field, error) => {
    expect(checkHeaderRows([{ name, value }])).toEqual([{ row: 0, field, error }])
  })

  it.each([
    ['Authorization', 'Bearer 123'],
    [' Custom-Header ', 'ABC'],
    ["!#$%&'*+-.^_`|~", ''],
    ['x-api-key', 'a\tb'],
    ['a', 'caf\u00e9'],
    ['x'.repeat(128), 'x'.repeat(8192)],
    ['', ''],
    [' ', ''],
  ])('%j: %j is fine', (name, value) => {
    expect(checkHeaderRows([{ name, value }])).toEqual([])
  })

  it('can have two errors, one a field', () => {
    expect(checkHeaderRows([{ name: 'Host', value: 'a\nb' }])).toEqual([
      { row: 0, field: 'name', error: 'name-reserved' },
      { row: 0, field: 'value', error: 'value-line-break' },
    ])
  })
})

it.each([
  [' s3cr3t\t', 's3cr3t'],
  ['\u00a0Bearer\u00a0x\u200b', 'Bearer x'],
  ['a\u0000b\u0085c', 'abc'],
  ['a\tb  c', 'a\tb  c'],
])('the value %j without what can’t be seen is %j, and fine', (value, clean) => {
  expect(cleanHeaderValue(value)).toBe(clean)
  expect(checkHeaderRows([{ name: 'a', value: clean }])).toEqual([])
})

describe('several header rows', () => {
  it('may not repeat a name, in whatever case; the later rows are at fault', () => {
    const rows = ['X-A', 'b', 'x-a', ' X-a '].map((name) => ({ name, value: '1' }))
    expect(checkHeaderRows(rows)).toEqual([
      { row: 2, field: 'name', error: 'name-duplicate' },
      { row: 3, field: 'name', error: 'name-duplicate' },
    ])
  })

  it('are at most 64, empty ones not counted', () => {
    const rows = Array.from({ length: 66 }, (_, at) => ({ name: `x-${at}`, value: '1' }))
    expect(checkHeaderRows([{ name: '', value: '' }, ...rows.slice(0, 64)])).toEqual([])
    expect(checkHeaderRows(rows)).toEqual([
      { row: 64, field: 'name', error: 'too-many' },
      { row: 65, field: 'name', error: 'too-many' },
    ])
  })

  it('hold at most 64 KiB together; said where it becomes too much', () => {
    const row = (at: number) => ({ name: `x-${at}`, value: 'é'.repeat(4000) })
    const rows = Array.from({ length: 10 }, (_, at) => row(at))
    expect(checkHeaderRows(rows.slice(0, 8))).toEqual([])
    expect(checkHeaderRows(rows)).toEqual([{ row: 8, field: 'value', error: 'too-much-text' }])
  })

  it('count empty rows when they number the others', () => {
    const rows = [
      { name: '', value: '' },
      { name: '', value: 'x' },
      { name: ' ', value: '' },
      { name: '', value: 'y' },
    ]
    expect(checkHeaderRows(rows).map(({ row, error }) => [row, error])).toEqual([
      [1, 'name-empty'],
      [3, 'name-empty'],
    ])
  })

  it('become the record that is sent: names trimmed, values untouched, empty rows left out', () => {
    const rows = [
      { name: ' B ', value: ' 1 ' },
      { name: '', value: '' },
      { name: 'a', value: '' },
    ]
    expect(headerRecord(rows)).toEqual([
      ['B', ' 1 '],
      ['a', ''],
    ])
    expect(rows.map(isEmptyHeaderRow)).toEqual([false, true, false])
  })
})

it('a value with a long run of blanks in its midst is gone through once, not from each of them anew', () => {
  const value = `a${' '.repeat(60_000)}b`
  expect(trimHeaderValue(`\u200b ${value} \u2060`)).toBe(value)
})
