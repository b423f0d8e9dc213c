import { describe, expect, it } from 'vitest'
import { createJsonRows, type JsonRow, pathText } from './json-tree-rows'

const shown = (text: string, rows: readonly JsonRow[]) =>
  rows.map((row) => {
    if (row.type === 'line') return `${row.depth} |${row.text}`
    if (row.type === 'group') return `${row.depth} ${row.from}–${row.to - 1}`
    const name = row.key ?? row.index ?? '$'
    return `${row.depth} ${name} ${row.open === null ? text.slice(row.start, row.end) : row.kind}`
  })

describe('the rows of a JSON text', () => {
  it('show numbers exactly as they were written', () => {
    const text = '{"id": 12345678901234567891, "rate": 1.0, "big": 1e400, "id": -0}'
    expect(shown(text, createJsonRows(text).get())).toEqual([
      '0 $ object',
      '1 id 12345678901234567891',
      '1 rate 1.0',
      '1 big 1e400',
      '1 id -0',
    ])
  })

  it('open and close, and know the path to each', () => {
    const text = '{"pictures":[{"a b":1}],"n":{}}'
    const rows = createJsonRows(text)
    expect(rows.get().map((row) => pathText(row.path))).toEqual([
      '$',
      '$.pictures',
      '$.pictures[0]',
      '$.pictures[0]["a b"]',
      '$.n',
    ])
    const pictures = rows.get()[1]
    if (pictures) rows.toggle(pictures)
    expect(shown(text, rows.get())).toEqual(['0 $ object', '1 pictures array', '1 n {}'])
  })

  it('part a long array into groups, and open only what was asked for', () => {
    const text = `[${Array.from({ length: 1201 }, (_, at) => `{"at":${at}}`).join(',')}]`
    const rows = createJsonRows(text)
    expect(shown(text, rows.get())).toEqual(['0 $ array', '1 0–499', '1 500–999', '1 1000–1200'])
    const last = rows.get()[3]
    if (last) rows.toggle(last)
    expect(rows.get()).toHaveLength(4 + 201)
    expect(rows.countAt(0)).toBe(1201)
  })

  it('fold a text of several lines, and open it line by line', () => {
    const text = '{"error":"Traceback:\\n  File \\"a.py\\"\\nKeyError"}'
    const rows = createJsonRows(text)
    const error = rows.get()[1]
    if (error) rows.toggle(error)
    expect(shown(text, rows.get()).slice(2)).toEqual(['2 |Traceback:', '2 |  File "a.py"', '2 |KeyError'])
  })

  it('stay few at first, however large the text, and after opening all of it', () => {
    const text = JSON.stringify(Array.from({ length: 400 }, () => ({ a: [1, 2, 3], b: { c: 'd' } })))
    const rows = createJsonRows(text)
    expect(rows.get().length).toBeLessThan(600)
    rows.openAll()
    expect(rows.get().length).toBeGreaterThan(2_000)
    rows.closeAll()
    expect(rows.get()).toHaveLength(401)
  })

  it('take a value that is no container', () => {
    expect(shown(' 42 ', createJsonRows(' 42 ').get())).toEqual(['0 $ 42'])
  })
})
