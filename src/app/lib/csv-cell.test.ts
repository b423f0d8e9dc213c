import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './csv-cell'

describe('a cell of an exported table', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1 555', `"'+1 555"`],
    ['@cmd', `"'@cmd"`],
    ['-2+3', `"'-2+3"`],
    ['\t=1', `"'\t'=1"`],
    [' =1+1', `"' =1+1"`],
    ['"=1+1"', `"'""=1+1"""`],
    ['\ufeff=1+1', `"'\ufeff=1+1"`],
    ['＝1+1', `"'＝1+1"`],
    ['＋1', `"'＋1"`],
    ['－1', `"'－1"`],
    ['＠SUM(A1)', `"'＠SUM(A1)"`],
    ['ok;=1+1', `"ok;'=1+1"`],
    ['ok; "=1+1', `"ok;' ""=1+1"`],
    ['ok\t@x', `"ok\t'@x"`],
    ['ok|＝x', `"ok|'＝x"`],
    ['first\n=1+1', `"first\n'=1+1"`],
    ['-1;-2+3', `"-1;'-2+3"`],
  ])('%j can’t run as a formula', (text, cell) => expect(csvCell(text)).toBe(cell))

  it.each([
    ['-12.5', '-12.5'],
    ['+1e-7', '+1e-7'],
    ['plain', 'plain'],
    ['a=b', 'a=b'],
    ['1;-2', '"1;-2"'],
    ['[\n  -1,\n  -2.5\n]', '"[\n  -1,\n  -2.5\n]"'],
    ['two\nlines', '"two\nlines"'],
    ['a "b", c', '"a ""b"", c"'],
    [' x', '" x"'],
    ["'=1", `"'=1"`],
    ['', ''],
  ])('%j stays what it is', (text, cell) => expect(csvCell(text)).toBe(cell))

  it('holds no formula however it is split, and its text but for apostrophes', () => {
    const piece = fc.oneof(fc.constantFrom(...'=+-@＝＋－＠;|\t\r\n "\'1x\ufeff\u00a0'), fc.string())
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const cell = csvCell(text)
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
        expect(read.replaceAll("'", '')).toBe(text.replaceAll("'", ''))
        for (const part of read.split(/[;|\t\r\n]/)) {
          const bare = part.replace(/^[\s"\u200b-\u200f\u2060\ufeff]+/, '')
          if (/^[=+\-@＝＋－＠]/.test(bare)) expect(bare).toMatch(/^[+-]\d[\d.eE+-]* ?,?$/)
        }
      }),
    )
  })

  it('is made in a moment where it is nothing but white space', () => {
    const text = `${' \n'.repeat(200_000)}=1`
    expect(csvCell(text).endsWith(`\n'=1"`)).toBe(true)
  })
})

it('a row ends as the standard says, with numbers and yes or no as they are', () => {
  expect(csvLine([1, null, true, 'a', -2])).toBe('1,,true,a,-2\r\n')
})
