import { describe, expect, it } from 'vitest'
import { prepare, table } from '../testing/prepared'

const cautionsOf = async (...cells: string[]) => {
  const { found } = await prepare(
    table(['v', ...cells.map((c) => `"${c.replaceAll('"', '""')}"`)].join('\n')),
  )
  return found.cautions.map(({ code, count, of, line, found }) => [code, count, of, line, found])
}
const numbers = Array.from({ length: 39 }, (_, n) => String(n))

describe('a column that is not sent as it looks', () => {
  it.each<[string, string[], (string | number | null)[]]>([
    ['numbers and a word', [...numbers, 'n/a'], ['mostly-number', 39, 40, 41, 'n/a']],
    ['numbers and null', ['1', 'null', '3'], ['mostly-number', 2, 3, 3, 'null']],
    ['numbers and a truth', ['1', '2', 'true'], ['mostly-number', 2, 3, 4, 'true']],
    ['truths and a word', ['true', 'false', 'TRUE', 'maybe'], ['mostly-boolean', 3, 4, 5, 'maybe']],
    ['truths and null', ['true', 'false', 'null'], ['mostly-boolean', 2, 3, 4, 'null']],
    ['JSON and a slip', ['{"a":1}', '[2]', '{"a":3'], ['mostly-json', 2, 3, 4, '{"a":3']],
    ['leading zeros', ['007', '12', '13'], ['zeros', 1, 3, 2, '007']],
    ['leading zeros throughout', ['00501', '01234'], ['zeros', 2, 2, 2, '00501']],
    ['thousands', ['1,234', '12', '5,678.90'], ['written', 2, 3, 2, '1,234']],
    ['thousands with spaces', ['1\u00a0234', '5 678'], ['written', 2, 2, 2, '1\u00a0234']],
    ['a decimal comma', ['12,5', '1.234,50', '7'], ['written', 2, 3, 2, '12,5']],
    ['plus, percent, currency', ['+5', '12 %', '€ 3.50', '4 $'], ['written', 4, 4, 2, '+5']],
    ['written numbers and a word', ['1,5', '2,5', 'x'], ['written', 2, 3, 2, '1,5']],
    ['an id too long for a double', ['1', '12345678901234567891'], ['long', 1, 2, 3, '12345678901234567891']],
    ['a number too large', ['1', '1e400'], ['long', 1, 2, 3, '1e400']],
    ['more places than are kept', ['0.1234567890123456789'], ['long', 1, 1, 2, '0.1234567890123456789']],
  ])('%s', async (_, cells, caution) => expect(await cautionsOf(...cells)).toEqual([caution]))

  it('is looked at to its end', async () => {
    const long = Array.from({ length: 1000 }, (_, n) => String(n))
    expect(await cautionsOf('x', ...long)).toEqual([['mostly-number', 1000, 1001, 2, 'x']])
  })

  it.each<[string, string[]]>([
    ['numbers', ['1', '-2.50', '3e5', '9007199254740992']],
    ['words', ['a', 'b', '3']],
    ['names with figures', ['A7', 'B2', '12']],
    ['dates, times, addresses', ['2024-01-31', '31.12.2024', '12:30', '192.168.1.1']],
    ['empty cells', ['1', '', '3']],
    ['truths', ['true', 'FALSE']],
  ])('is no such column: %s', async (_, cells) => expect(await cautionsOf(...cells)).toEqual([]))
})
