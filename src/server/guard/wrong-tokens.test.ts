import { expect, test } from 'vitest'
import { createWrongTokens } from './wrong-tokens'

/** With a clock that stands still until it is told, and a wait that only writes down how long it was. */
function watched() {
  const waits: number[] = []
  const reports: [address: string, count: number][] = []
  let time = 0
  const wrong = createWrongTokens({
    report: (address, count) => reports.push([address, count]),
    now: () => time,
    wait: async (milliseconds) => void waits.push(milliseconds),
  })
  return { wrong, waits, reports, pass: (milliseconds: number) => (time += milliseconds) }
}

test('each wrong token of an address is answered twice as slowly as the one before, up to eight seconds', async () => {
  const { wrong, waits } = watched()
  for (let i = 0; i < 8; i++) await wrong.slow('192.0.2.1')
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
})

test('other addresses, and the same one after a quiet minute, begin anew', async () => {
  const { wrong, waits, pass } = watched()
  await wrong.slow('192.0.2.1')
  await wrong.slow('192.0.2.1')
  await wrong.slow('192.0.2.2')
  pass(60_000)
  await wrong.slow('192.0.2.1')
  expect(waits).toEqual([250, 500, 250, 250])
})

test('an address is told of once a minute, with how many came since', async () => {
  const { wrong, reports, pass } = watched()
  for (let i = 0; i < 5; i++) await wrong.slow('192.0.2.1')
  expect(reports).toEqual([['192.0.2.1', 1]])
  pass(59_999)
  await wrong.slow('192.0.2.1')
  pass(1)
  await wrong.slow('192.0.2.1')
  expect(reports).toEqual([
    ['192.0.2.1', 1],
    ['192.0.2.1', 6],
  ])
})
