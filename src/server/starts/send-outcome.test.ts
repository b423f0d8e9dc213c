import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StartOutcome } from '../../contract/start-messages'
import { createSendOutcome } from './send-outcome'

const MIB = 1024 * 1024

function outcomeWith(characters: number): StartOutcome {
  return {
    startId: randomUUID(),
    state: 'unknown',
    executionId: null,
    message: null,
    reason: 'no-execution-id',
    upstream: {
      status: 200,
      contentType: 'text/plain',
      body: 'é'.repeat(characters),
      truncated: false,
      durationMs: 5,
    },
    sentAt: '2026-11-25T12:00:00.000Z',
    settledAt: '2026-11-25T12:00:01.000Z',
  }
}

function journalOf(outcomes: readonly StartOutcome[]) {
  return createSendOutcome(async (startId) => outcomes.find((each) => each.startId === startId) ?? null)
}

/** True once the promise has settled; asked after everything that can happen by itself has happened. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false
  void promise.finally(() => {
    done = true
  })
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  return done
}

test('a large outcome arrives whole, with its length', async () => {
  const outcome = outcomeWith(MIB)
  const response = await journalOf([outcome])(outcome)
  const text = await response.text()
  expect(JSON.parse(text)).toEqual(outcome)
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)))
})

test('large outcomes that nobody takes make other large ones wait, and no small one', async () => {
  const outcomes = [1, 2, 3, 4, 5].map(() => outcomeWith(MIB))
  const send = journalOf(outcomes)
  const untaken = await Promise.all(outcomes.slice(0, 4).map(send))
  const [waiting] = outcomes.slice(4).map(send)
  if (!waiting) throw new Error('no fifth outcome')
  expect(await settled(waiting)).toBe(false)
  const small = outcomeWith(10)
  expect(await (await send(small)).json()).toEqual(small)

  await untaken[0]?.body?.cancel()
  expect(await (await waiting).json()).toEqual(outcomes[4])
})

test('should the journal be unreadable by then, the state is still told, and that its answer is not whole', async () => {
  const outcome = outcomeWith(MIB)
  const send = createSendOutcome(() => Promise.reject(new Error('disk gone')))
  expect(await (await send(outcome)).json()).toEqual({
    ...outcome,
    upstream: { ...outcome.upstream, body: '', truncated: true },
  })
})
