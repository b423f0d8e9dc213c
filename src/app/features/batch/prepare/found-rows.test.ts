import { describe, expect, it } from 'vitest'
import { faultOf, file, prepare, table } from '../testing/prepared'
import { readTable } from './read-table'
import type { TableOptions } from './source'

const read = async (text: string, options: Partial<TableOptions> = {}) => {
  const { found, built, seeds, rows, workshop } = await prepare(table(text, options))
  return {
    workshop,
    built,
    seeds: seeds.map((seed) => JSON.parse(seed)),
    lines: rows.map(({ line }) => line),
    names: found.columns.map(({ name }) => name),
    notes: found.notes,
    delimiter: found.table?.delimiter,
    faults: built.faulty.map(({ line, fault }) => [line, fault.code, fault.column, fault.found]),
  }
}

describe('rows without any value', () => {
  it.each([
    ['commas', 'a,b\n1,2\n,\n,\n,\n', 3],
    ['semicolons', 'a;b\n1;2\n;\n;\n', 2],
    ['tabs', 'a\tb\n1\t2\n\t\n', 1],
    ['blanks', 'a,b\n1,2\n , \u00a0\n\u200b,\t\n   \n', 3],
    ['empty quotes', 'a,b\n1,2\n"",""\n" ",\n', 2],
    ['more or fewer cells than the others', 'a,b\n1,2\n,,,,\n,\n', 2],
    ['nothing at all, between rows', 'a,b\n1,2\n\n\n3,4\n', 2],
  ])('are none: %s', async (_, text, count) => {
    const { notes, seeds, built } = await read(text)
    expect(seeds[0]).toEqual({ a: 1, b: 2 })
    expect(built.good).toBe(text.includes('3,4') ? 2 : 1)
    expect(built.faultyCount).toBe(0)
    expect(notes).toEqual([{ code: 'empty-rows', count }])
  })

  it('are not spoken of where they are empty lines at the beginning or the end', async () => {
    const { notes, lines } = await read('\n\na\n1\n2\n\n\n')
    expect([notes, lines]).toEqual([[], [4, 5]])
  })

  it('leave the lines of the others as they are', async () => {
    expect((await read('a,b\r\n,\r\n1,2\r\n\r\n,\r\n3,4')).lines).toEqual([3, 6])
  })

  it('are all there is: then there is nothing', async () =>
    expect(await faultOf(table('a,b\n,\n,\n'))).toBe('empty'))
})

describe('columns without a name', () => {
  it('and without any value are left out', async () => {
    const { seeds, names, notes } = await read('a,b,,\n1,2,,\n3,4,,\n')
    expect(seeds).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ])
    expect(names).toEqual(['a', 'b'])
    expect(notes).toEqual([{ code: 'empty-columns', count: 2 }])
  })

  it('keep their place as a name where one row has a value', async () => {
    const { seeds, notes } = await read('a,,b,\n1,,2,\n3,x,4,\n')
    expect(seeds).toEqual([
      { a: 1, 'column 2': '', b: 2 },
      { a: 3, 'column 2': 'x', b: 4 },
    ])
    expect(notes).toEqual([{ code: 'empty-columns', count: 1 }])
  })

  it('do not make a row too long or too short that says nothing under them', async () => {
    const { seeds, faults } = await read('a,b,,\n1,2\n3,4,,,,\n5\n6,7,,,x\n')
    expect(seeds).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ])
    expect(faults).toEqual([
      [4, 'cells', undefined, '1'],
      [5, 'cells', undefined, '5'],
    ])
  })

  it('are left out of a table without names, too', async () => {
    expect((await read('1,,2,\n3,,4,\n', { header: false })).names).toEqual(['column 1', 'column 3'])
  })

  it('by the thousand take no time that grows with their square', async () => {
    const wide = `a${','.repeat(16_383)}`
    expect((await read(`${wide}\n${`1${','.repeat(16_383)}\n`.repeat(20)}`)).names).toEqual(['a'])
  })
})

describe('a first line that names the delimiter', () => {
  it.each([
    ['sep=;\na;b\n1;2\n', ';'],
    ['SEP=;\r\na;b\r\n1;2\r\n', ';'],
    ['"sep=;"\na;b\n1;2\n', ';'],
    ['sep=,\na,b\n1,2\n', ','],
    ['sep=\t\na\tb\n1\t2\n', '\t'],
    ['sep=\\t\na\tb\n1\t2\n', '\t'],
    ['sep=|\ra|b\r1|2\r', '|'],
    ['sep=^\na^b\n1^2\n', '^'],
    ['sep=;;\na;b\n1;2\n', ';'],
    ['sep=;,\na,b\n1,2\n', ','],
    ['sep=\na;b\n1;2\n', ';'],
    ['\ufeffsep=;\na;b\n1;2\n', ';'],
  ])('%j is no row', async (text, delimiter) => {
    const found = await read(text)
    expect(found.seeds).toEqual([{ a: 1, b: 2 }])
    expect(found.delimiter).toBe(delimiter)
    expect(found.lines).toEqual([3])
    expect(found.notes).toEqual([{ code: 'separator-line' }])
  })

  it('is none where it is a row', async () => {
    expect((await read('sep=x,b\n1,2\n')).names).toEqual(['sep=x', 'b'])
    expect((await read('separator,b\n1,2\n')).names).toEqual(['separator', 'b'])
  })

  it('does not stand against what the operator chose', async () => {
    expect((await read('sep=;\na,b\n1,2\n', { delimiter: ',' })).seeds).toEqual([{ a: 1, b: 2 }])
  })
})

describe('decimal commas', () => {
  it.each([
    [
      'without names',
      '1,5;2,5\n3,1;4,2\n',
      { header: false },
      [
        ['1,5', '2,5'],
        ['3,1', '4,2'],
      ],
    ],
    [
      'in three columns',
      '1,5;2,5;3,5\n3,1;4,2;5,3\n',
      { header: false },
      [
        ['1,5', '2,5', '3,5'],
        ['3,1', '4,2', '5,3'],
      ],
    ],
    [
      'below a name with a comma',
      'price, net;count\n1,5;2\n3,1;4\n',
      {},
      [
        ['1,5', 2],
        ['3,1', 4],
      ],
    ],
  ])('divide no cells where semicolons do: %s', async (_, text, options, cells) => {
    expect((await read(text, options)).seeds.map((seed) => Object.values(seed))).toEqual(cells)
  })

  it('are commas like any other where nothing else divides every line', async () => {
    expect((await read('1,2,3\n4,5,6\n', { header: false })).names).toHaveLength(3)
    expect((await read('a,b\n1,2;3\n4,5;6;7\n')).names).toEqual(['a', 'b'])
    expect((await read('1,x;y\n2,z;w\n', { header: false })).delimiter).toBe(',')
  })
})

describe('quotes out of place', () => {
  it('in every row of a table without names leave its columns, so that the rows can be mended', async () => {
    const { names, faults, built } = await read('1, "x", 3\n2, "y", 4\n', { header: false })
    expect(names).toEqual(['column 1', 'column 2', 'column 3'])
    expect(faults.map(([, code]) => code)).toEqual(['quote-space', 'quote-space'])
    expect(built.faulty[0]?.cells).toEqual(['1', ' "x"', ' 3'])
  })

  it('are named with row, column and what stands there', async () => {
    const { faults, seeds } = await read(
      'a,note\nA7, "x, y"\nB2, "z"\nC3,"x" y\nD4,a "b" c\nE5,"fine, ""this"" is"\n,"open\n',
    )
    expect(faults).toEqual([
      [2, 'quote-space', 'note', ' "x'],
      [3, 'quote-space', 'note', ' "z"'],
      [4, 'quote-after', 'note', ' y'],
      [5, 'quote-inside', 'note', 'a "b" c'],
      [7, 'quote', 'note', '"open\n'],
    ])
    expect(seeds).toEqual([{ a: 'E5', note: 'fine, "this" is' }])
  })

  it('do not swallow the rows below', async () => {
    const { lines, faults } = await read('a,b\n"x"y,1\n2,2\n3,3\n4,"4"\n')
    expect(lines).toEqual([3, 4, 5])
    expect(faults.map(([line]) => line)).toEqual([2])
  })

  it('say how many lines a quote took that was closed too late, or never', async () => {
    const { built } = await read('a,b\n1,"open\n2,"x"\n3,y\n4,"open\n5\n')
    expect(built.faulty.map(({ line, fault }) => [line, fault.code, fault.detail])).toEqual([
      [2, 'quote-after', '2'],
      [5, 'quote', '2'],
    ])
  })

  it('are taken as they stand once they are mended so', async () => {
    const { workshop } = await read('a,size\nA7,5" pipe\n')
    expect(workshop.fix(0, ['A7', '5" pipe'])?.good).toBe(1)
  })

  it('are characters like any other where the operator says so', async () => {
    const { seeds, faults } = await read('a\tsize\nA7\t5" pipe\nB2\t"quoted"\n', { quote: 'none' })
    expect(seeds.map(({ size }) => size)).toEqual(['5" pipe', '"quoted"'])
    expect(faults).toEqual([])
  })

  it('are at home in raw JSON', async () => {
    expect((await read('a\tv\n1\t{"k": [1]}\n')).seeds).toEqual([{ a: 1, v: { k: [1] } }])
  })

  it('in the row with the names are said, since it is none to mend', async () => {
    const { notes } = await read('a, "b"\n1,2\n')
    expect(notes).toMatchObject([{ code: 'header', line: 1, fault: { code: 'quote-space' } }])
    expect(await faultOf(table('a,"b\n1,2\n'))).toBe('header-quote 1')
  })

  it('do not hide the delimiter', async () => {
    expect((await read('a;size, in\n1;5" x\n2;6" y\n')).delimiter).toBe(';')
  })

  it('by the ten thousand are read in one go', async () => {
    const { built } = await read(`a,b\n${'1,"x"y\n'.repeat(20_000)}`)
    expect(built.faultyCount).toBe(20_000)
    expect(built.faultyBy).toEqual({ 'quote-after': 20_000 })
  })
})

it('a NUL in a cell is named, never sent', async () => {
  const { faults, seeds } = await read('a,b\n1,x\0y\n2,z\n')
  expect(faults).toEqual([[2, 'nul', 'b', undefined]])
  expect(seeds).toEqual([{ a: 2, b: 'z' }])
})

it('line breaks within cells stay as they are, however the lines end', async () => {
  const { seeds } = await read('a,b\r\n1,"x\ny"\n2,"x\r\ny"\r\n')
  expect(seeds.map(({ b }) => b)).toEqual(['x\ny', 'x\r\ny'])
})

it('a table of many rows is read in pieces, cut anywhere, up to the most that a batch takes', async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `${n},"x ""${n}""",`)
  const { found, built } = await prepare(table(file([`n,s,\r\n${rows.join('\r\n')}\r\n,,\r\n`])))
  expect([found.count, built.good, found.columns.length]).toEqual([20_000, 20_000, 2])
  expect(await faultOf(table(`n\n${'1\n'.repeat(50_001)}`))).toBe('too-many')
})

it('a cell that comes in very many pieces is not read again with each of them: that would take minutes', async () => {
  async function* pieces() {
    for (let piece = 0; piece < 40_000; piece++) yield 'x'.repeat(100)
  }
  const { rows } = await readTable(pieces(), {
    delimiter: 'auto',
    quote: '"',
    encoding: 'auto',
    header: false,
  })
  expect(rows.map(({ cells }) => cells[0]?.length)).toEqual([4_000_000])
})
