import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../../lib/batch'
import { ALL, faultOf, file, json, prepare, table } from '../testing/prepared'
import type { Axis, Encoding, Source } from './source'
import { createWorkshop } from './workshop'

const typed = (columns: Column[], types: Column['type'][]) =>
  columns.map((column, at) => ({ ...column, type: types[at] ?? column.type, emptyIsNull: false }))

describe('a table', () => {
  it('keeps every awkward cell: quotes, delimiters, line breaks, spaces, nothing at all', async () => {
    const { seeds, rows } = await prepare(
      table('name,note\r\n"O""Neil, Ada","two\r\nlines"\r\n  spaced  ,"" \r\n"=1+1","é""x"\r\n'),
    )
    expect(seeds.map((seed) => JSON.parse(seed))).toEqual([
      { name: 'O"Neil, Ada', note: 'two\r\nlines' },
      { name: '  spaced  ', note: '' },
      { name: '=1+1', note: 'é"x' },
    ])
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 5])
  })

  it.each([
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['pipes', 'a|b\n1|2\n'],
    ['old line ends', 'a,b\r1,2\r'],
    ['no line end at the end', 'a,b\n1,2'],
    ['empty lines', '\n\na,b\n\n1,2\n\n'],
    ['mixed line ends', 'a,b\r\n1,2\n'],
  ])('with %s is understood', async (_, text) => {
    expect((await prepare(table(text))).seeds).toEqual(['{\n  "a": 1,\n  "b": 2\n}'])
  })

  it.each<[string, number[], Encoding, string]>([
    ['UTF-8 with a byte-order mark', [0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xc3, 0xa9, 0x0a], 'auto', 'utf-8'],
    ['bytes that are no UTF-8', [0x61, 0x0a, 0xe9, 0x0a], 'auto', 'windows-1252'],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x61, 0, 0x0a, 0, 0xe9, 0, 0x0a, 0], 'auto', 'utf-16le'],
    ['what the operator says', [0, 0x61, 0, 0x0a, 0, 0xe9, 0, 0x0a], 'utf-16be', 'utf-16be'],
  ])('in %s is decoded', async (_, bytes, encoding, found) => {
    const { seeds, found: source } = await prepare(table(file([new Uint8Array(bytes)]), { encoding }))
    expect(seeds).toEqual(['{\n  "a": "é"\n}'])
    expect(source.encoding?.name).toBe(found)
  })

  it('names each bad row with line and reason, and takes it once it is mended', async () => {
    const { workshop, built } = await prepare(table('id,n\na,1\n"b\nb",x\nc,3,4\nd,\n'), {
      columns: [
        { name: 'id', type: 'text', emptyIsNull: false },
        { name: 'n', type: 'number', emptyIsNull: false },
      ],
    })
    expect(built.good).toBe(1)
    expect(built.faulty.map(({ line, fault }) => [line, fault.code, fault.column, fault.found])).toEqual([
      [3, 'number', 'n', 'x'],
      [5, 'cells', undefined, '3'],
      [6, 'empty', 'n', ''],
    ])
    expect(workshop.fix(1, ['b', '12345678901234567891'])?.good).toBe(2)
    expect(workshop.fix(2, ['c', '3.0'])?.faultyCount).toBe(1)
    expect(workshop.take(0, 10, ALL).rows.map(({ seedText }) => seedText)).toEqual([
      '{\n  "id": "a",\n  "n": 1\n}',
      '{\n  "id": "b",\n  "n": 12345678901234567891\n}',
      '{\n  "id": "c",\n  "n": 3.0\n}',
    ])
  })

  it('says where a quote is never closed', async () => {
    const { built } = await prepare(table('a\n1\n"open\n2\n'))
    expect(built.faulty.map(({ line, fault }) => [line, fault.code])).toEqual([[3, 'quote']])
  })

  it('guesses types that change nothing of what is written', async () => {
    const { found } = await prepare(
      table('n,zip,yes,raw,empty\n1.50,00501,true,"{""a"":1}",\n2e3,01234,false,[],x\n'),
    )
    expect(found.columns.map(({ type }) => type)).toEqual(['number', 'text', 'boolean', 'json', 'text'])
  })

  it('has a name for every column', async () => {
    const { found } = await prepare(table('a,a,,{{x}}\n1,2,3,4\n'))
    expect(found.columns.map(({ name }) => name)).toEqual(['a', 'a (2)', 'column 3', 'x'])
    expect((await prepare(table('1,2\n', { header: false }))).found.columns.map(({ name }) => name)).toEqual([
      'column 1',
      'column 2',
    ])
  })

  it('reads back whatever a writer of tables writes, however it is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '😀', ';') })
    const grid = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(grid, fc.boolean(), async (rows, windows) => {
        const text = Papa.unparse([['a', 'b', 'c'], ...rows], { newline: windows ? '\r\n' : '\n' })
        const { rows: read } = await prepare(table(file([text]), { delimiter: ',' }))
        expect(read.map(({ values }) => values)).toEqual(rows.map((row) => [...row]))
      }),
      { numRuns: 150 },
    )
  })

  it('of many megabytes is read in pieces, with its progress told', async () => {
    const line = `${'x'.repeat(200)},"a ""b"" ${'é'.repeat(50)}"\n`
    const shares: number[] = []
    const workshop = createWorkshop()
    const big = file([`a,b\n${line.repeat(20_000)}`])
    const found = await workshop.read(table(big), [], (share) => shares.push(share))
    expect(found.count).toBe(20_000)
    expect(shares.length).toBeGreaterThan(10)
    expect(shares.at(-1)).toBe(1)
  })
})

describe('a template', () => {
  const cells = 'a,b\n"say ""hi""",7\n'
  it('puts typed values where a value stands, and text within a string', async () => {
    const { seeds } = await prepare(table(cells), {
      template: '{"v": {{ b }}, "s": "{{a}} – {{b}}", "list": [{{a}}]}',
    })
    expect(seeds).toEqual([String.raw`{"v": 7, "s": "say \"hi\" – 7", "list": ["say \"hi\""]}`])
  })

  it.each([
    ['', 'template-empty'],
    ['{"x": {{c}}}', 'template-column c'],
    ['{"x": {{a}},}', 'template-json 1'],
    ['{"x": "{{a}}}', 'template-json 1'],
  ])('%j is refused before any row is', async (template, code) => {
    expect(await faultOf(table(cells), { template })).toBe(code)
  })

  it('takes each type for what it is', async () => {
    const text = 'v\ntrue\nnull\n1.0\n{"k": 1e400}\n'
    const { found } = await prepare(table(text))
    const good = async (type: Column['type']) =>
      (await prepare(table(text), { template: '{{v}}', columns: typed(found.columns, [type]) })).seeds
    expect(await good('text')).toEqual(['"true"', '"null"', '"1.0"', String.raw`"{\"k\": 1e400}"`])
    expect(await good('boolean')).toEqual(['true'])
    expect(await good('null')).toEqual(['null'])
    expect(await good('number')).toEqual(['1.0'])
    expect(await good('json')).toEqual(['true', 'null', '1.0', '{"k": 1e400}'])
  })
})

describe('JSON sources', () => {
  it('lines are seeds exactly as written, with the bad ones named', async () => {
    const { seeds, built } = await prepare(json('{"n": 1.0}\n\n{"a":1,"a":2}\r\nnope\n12345678901234567891'))
    expect(seeds).toEqual(['{"n": 1.0}', '{"a":1,"a":2}', '12345678901234567891'])
    expect(built.faulty.map(({ line, fault }) => [line, fault.code])).toEqual([[4, 'json']])
  })

  it('items of an array are seeds exactly as written', async () => {
    const { seeds, rows } = await prepare(json('[\n {"n": 1.0},\n [ "]" , {} ],\n 1e400 , "x,y"\n]'))
    expect(seeds).toEqual(['{"n": 1.0}', '[ "]" , {} ]', '1e400', '"x,y"'])
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 4])
  })

  it('lines that are arrays are lines', async () => {
    expect((await prepare(json('[1]\n[2]\n'))).seeds).toEqual(['[1]', '[2]'])
  })

  it('says where an array breaks off', async () => {
    expect(await faultOf(json('[\n {"a": 1},\n {"a": }\n]'))).toBe('array 3:8')
  })

  it('a folder’s files are seeds, in the order of their names', async () => {
    const files = [
      file(['{"b":2}'], 'b10.json'),
      file(['{"a":1}\n'], 'b9.json'),
      file(['x'], 'notes.txt'),
    ].map((file) => ({ path: file.name, file }))
    const { rows } = await prepare({ kind: 'folder', files })
    expect(rows.map(({ seedText, values }) => [seedText, values[1]])).toEqual([
      ['{"a":1}', 'b9.json'],
      ['{"b":2}', 'b10.json'],
    ])
  })

  it('read anew keeps what was mended, in its place or where the row has moved to', async () => {
    const workshop = createWorkshop()
    const mended = [{ row: 1, was: ['{a'], cells: ['{"a":2}'] }]
    const build = async (text: string) => {
      const { template, columns } = await workshop.read(json(text), mended)
      const { faultyCount } = workshop.build({ template, columns, schemaText: null, mostBytes: 1000 })
      return [faultyCount, ...workshop.take(0, 9, ALL).rows.map(({ seedText }) => seedText)]
    }
    expect(await build('{"a":1}\n{a\n{a')).toEqual([1, '{"a":1}', '{"a":2}'])
    expect(await build('0\n{"a":1}\n{a')).toEqual([0, '0', '{"a":1}', '{"a":2}'])
    // That row is another one now.
    expect(await build('{"a":1}\n{b')).toEqual([1, '{"a":1}'])
  })

  it.each(['', ' \n ', '[]'])('%j holds nothing', async (text) =>
    expect(await faultOf(json(text))).toBe('empty'),
  )
})

describe('a matrix', () => {
  const base = '{\n  "days": ["2023-01-01"], "n": 1.0, "deep": {"k": null}\n}'
  const list = (path: string, text: string): Axis => ({ path, values: { kind: 'list', text } })
  const range = (path: string, from: string, to: string, step = ''): Axis => ({
    path,
    values: { kind: 'range', from, to, step },
  })
  const matrix = (axes: Axis[], how: 'product' | 'zip' = 'product'): Source => ({
    kind: 'matrix',
    base,
    axes,
    how,
  })

  it('multiplies, and leaves all else of the base as it is written', async () => {
    const { seeds } = await prepare(matrix([list('deep.k', 'a\n{"x": 1.0}'), list('n', '2\n3')]))
    expect(seeds).toEqual([
      '{\n  "days": ["2023-01-01"], "n": 2, "deep": {"k": "a"}\n}',
      '{\n  "days": ["2023-01-01"], "n": 3, "deep": {"k": "a"}\n}',
      '{\n  "days": ["2023-01-01"], "n": 2, "deep": {"k": {"x": 1.0}}\n}',
      '{\n  "days": ["2023-01-01"], "n": 3, "deep": {"k": {"x": 1.0}}\n}',
    ])
  })

  it('zips, as far as the shortest list goes', async () => {
    const { rows, found } = await prepare(matrix([list('n', '1\n2\n3'), list('deep["k"]', 'a\nb')], 'zip'))
    expect(found.notes).toEqual([{ code: 'unused-values', count: 1 }])
    expect(rows.map(({ values }) => values)).toEqual([
      ['1', '"a"'],
      ['2', '"b"'],
    ])
  })

  it.each<[Axis, string[]]>([
    [range('n', '0.1', '0.3', '0.1'), ['0.1', '0.2', '0.3']],
    [range('n', '3', '1'), ['3', '2', '1']],
    [range('n', '-1', '1'), ['-1', '0', '1']],
    [range('days[0]', '2024-02-28', '2024-03-01'), ['"2024-02-28"', '"2024-02-29"', '"2024-03-01"']],
  ])('counts without a rounding fault: %j', async (axis, values) => {
    expect((await prepare(matrix([axis]))).rows.map(({ values: [value] }) => value)).toEqual(values)
  })

  it.each<[Axis[], string]>([
    [[], 'matrix-empty'],
    [[list('nope', '1')], 'matrix-path nope'],
    [[list('days[3]', '1')], 'matrix-path days[3]'],
    [[list('deep', '1'), list('deep.k', '2')], 'matrix-overlap deep.k'],
    [[list('n', ' ')], 'matrix-empty n'],
    [[range('n', 'x', '2')], 'matrix-range'],
    [[range('n', '1', '2', '0')], 'matrix-range'],
    [[range('n', '1', '300'), range('deep.k', '1', '300')], 'too-many'],
  ])('%j is refused as %s', async (axes, code) => expect(await faultOf(matrix(axes))).toBe(code))
})

describe('what is pointed out', () => {
  it('duplicates, with the row that they repeat, and they can be left out', async () => {
    const { workshop, built } = await prepare(table('a\n1\n2\n1\n1\n'))
    expect(built.duplicates.map(({ line, ofLine }) => [line, ofLine])).toEqual([
      [4, 2],
      [5, 2],
    ])
    expect(workshop.countOf({ duplicates: true, misfits: false })).toBe(2)
  })

  it('rows that do not fit the automation’s schema, and they can be left out', async () => {
    const schemaText = '{"type":"object","required":["days"],"properties":{"a":{"maximum":1}}}'
    const { workshop, built } = await prepare(table('a\n1\n2\n'), { schemaText })
    expect(built.misfitRows).toBe(2)
    expect(built.misfits.map(({ row, keyword, name }) => [row, keyword, name])).toContainEqual([
      0,
      'required',
      'days',
    ])
    expect(workshop.countOf({ duplicates: false, misfits: true })).toBe(0)
  })

  it('a seed that no request can carry', async () => {
    const { built } = await prepare(table('a\nxxxxxxxxxxxxxxxxxxxx\n'), { mostBytes: 20 })
    expect(built.faulty.map(({ fault }) => fault.code)).toEqual(['too-large'])
  })
})
