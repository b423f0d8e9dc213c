import { expect, test } from 'vitest'
import { simulatorTurns } from './simulator-turns'

const MIB = 1024 * 1024

test('so many starts in a second begin, and what is too many does not', async () => {
  const { start } = simulatorTurns(2)
  const began = await Promise.all([1, 2, 3].map((which) => start(10, async () => which)))
  expect(began).toEqual([1, 2, null])
})

test('large bodies are read one after the other, small ones beside them', async () => {
  const { start } = simulatorTurns(100)
  const order: string[] = []
  let release = () => {}
  let first: Promise<unknown> = Promise.resolve()
  await new Promise<void>((hasBegun) => {
    first = start(6 * MIB, async () => {
      order.push('first')
      hasBegun()
      await new Promise<void>((resolve) => (release = resolve))
    })
  })
  const unknown = start(null, async () => order.push('of unknown length'))
  await start(1_000, async () => order.push('small'))
  release()
  await Promise.all([first, unknown])
  expect(order).toEqual(['first', 'small', 'of unknown length'])
})

test('a fault of the work itself is not taken for too much', async () => {
  const fault = new Error('a fault')
  await expect(simulatorTurns(1).start(1, () => Promise.reject(fault))).rejects.toBe(fault)
})

test('large results go out one after the other', async () => {
  const { deliver } = simulatorTurns(1)
  let under = 0
  let most = 0
  const send = async () => {
    under += 1
    most = Math.max(most, under)
    await new Promise((resolve) => setTimeout(resolve))
    under -= 1
  }
  await Promise.all(Array.from({ length: 6 }, () => deliver(4 * MIB, send)))
  expect(most).toBe(1)
})
