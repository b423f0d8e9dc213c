import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultOf, file, json, prepare } from '../testing/prepared'

const read = async (text: string, name?: string) => {
  const { seeds, rows, found, built } = await prepare(json(name ? file([text], name) : text))
  return { seeds, lines: rows.map(({ line }) => line), notes: found.notes.map(({ code }) => code), built }
}

describe('values that are not one on each line', () => {
  it('over several lines are read all the same, each exactly as written', async () => {
    expect(await read('{\n  "pier": "A7",\n  "n": 1.0\n}\n{\n  "pier": "B2"\n}\n', 'a.jsonl')).toMatchObject({
      seeds: ['{\n  "pier": "A7",\n  "n": 1.0\n}', '{\n  "pier": "B2"\n}'],
      lines: [1, 5],
      notes: ['values'],
    })
  })

  it.each([
    ['Windows line ends', '{\r\n "a": 1\r\n}\r\n{\r\n "a": 2\r\n}\r\n', [1, 4]],
    ['nothing between them', '{\n"a": 1}{"a": 2\n}', [1, 2]],
    ['empty lines', '{\n"a": 1\n}\n\n\n{\n"a": 2\n}', [1, 6]],
    ['U+001E before each', '\x1e{"a": 1}\n\x1e{"a": 2}\n', [1, 2]],
    ['byte-order marks', '\ufeff{\n"a": 1}\n\ufeff{"a": 2\n}', [1, 3]],
    ['U+2028 between them', '{"a": 1}\u2028{"a": 2}', [1, 1]],
  ])('with %s', async (_, text, lines) => {
    const found = await read(text)
    expect(found.seeds.map((seed) => JSON.parse(seed))).toEqual([{ a: 1 }, { a: 2 }])
    expect([found.lines, found.notes, found.built.faultyCount]).toEqual([lines, ['values'], 0])
  })

  it.each([
    ['lines of an array without its brackets', '{"a":1},\n{"a":2},\n'],
    ['the same over several lines', '{\n"a":1\n},\n{\n"a":2\n}'],
    ['a comma after the last item of an array', '[{"a":1},\n{"a":2},\n]'],
  ])('with commas that do not belong: %s', async (_, text) => {
    const { seeds, notes } = await read(text)
    expect(seeds.map((seed) => JSON.parse(seed))).toEqual([{ a: 1 }, { a: 2 }])
    expect(notes).toEqual(['commas'])
  })

  it('of which one is no JSON are one fault with its place, not one a line', async () => {
    expect(await faultOf(json('{\n "a": 1\n}\n{\n "a": 2,\n}\n{\n "a": 3\n}\n'))).toBe('values 5:8')
    expect(await faultOf(json(`{\n "a": 1\n${' "b": 2,\n'.repeat(1000)}`))).toBe('values 3:2')
  })

  it('and no JSON on any line are one fault, too', async () => {
    expect(await faultOf(json("{'a': 1}\n{'a': 2}\n{'a': 3}\n"))).toBe('lines 1:2')
    expect(await faultOf(json('a,b\n1,2\n3,4\n'))).toBe('lines 1:1')
  })

  it('are no guess: numbers beside each other stay a bad line', async () => {
    const { built } = await read('1\n2 3\n4\n')
    expect(built.faulty.map(({ line, fault }) => [line, fault.code])).toEqual([[2, 'json']])
  })
})

describe('JSON Lines', () => {
  it('with a few bad lines keep the good ones, and name the bad ones', async () => {
    const { seeds, built } = await read('{"a":1}\n{"a":\n{"a":3}\n{"a":4}\n')
    expect(seeds).toHaveLength(3)
    expect(built.faulty.map(({ line }) => line)).toEqual([2])
  })

  it('are not cut at U+2028, and have no byte-order mark', async () => {
    expect((await read('\ufeff{"a":"x\u2028y"}\r\n{"a":"z"}\r\n')).seeds).toEqual([
      '{"a":"x\u2028y"}',
      '{"a":"z"}',
    ])
  })

  it('name the line with a NUL', async () => {
    const { seeds, built } = await read('{"a":"x\0"}\n{"a":2}\n{"a":3}\n')
    expect(seeds).toEqual(['{"a":2}', '{"a":3}'])
    expect(built.faulty.map(({ line, fault }) => [line, fault.code])).toEqual([[1, 'json']])
  })
})

it('whatever values are printed in whatever way come back exactly as printed', async () => {
  const value = fc.oneof(
    fc.dictionary(
      fc.string(),
      fc.json().map((text) => JSON.parse(text)),
      { minKeys: 1 },
    ),
    fc.array(fc.integer()),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { minLength: 2, maxLength: 8 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      fc.constantFrom(0, 1, 2),
      fc.boolean(),
      async (values, end, indent, array) => {
        const printed = values.map((one) => JSON.stringify(one, null, indent))
        const text = array ? `[${printed.join(`,${end}`)}]` : printed.join(end)
        const { seeds } = await read(text, array ? 'a.json' : 'a.jsonl')
        expect(seeds).toEqual(printed)
      },
    ),
    { numRuns: 40 },
  )
})
