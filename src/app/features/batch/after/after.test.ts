import { describe, expect, it } from 'vitest'
import { csvCell } from './csv-cell'

describe('a cell of an exported table', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1 555', `"'+1 555"`],
    ['@cmd', `"'@cmd"`],
    ['-2+3', `"'-2+3"`],
    ['\t=1', `"'\t=1"`],
  ])('%j can’t run as a formula', (text, cell) => expect(csvCell(text)).toBe(cell))

  it.each([
    ['-12.5', '-12.5'],
    ['plain', 'plain'],
    ['two\nlines', '"two\nlines"'],
    ['a "b", c', '"a ""b"", c"'],
    [' x', '" x"'],
    ['', ''],
  ])('%j stays what it is', (text, cell) => expect(csvCell(text)).toBe(cell))
})
