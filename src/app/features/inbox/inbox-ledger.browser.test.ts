import { afterEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'
import { randomUuid } from '../../lib/random'
import type { Run } from '../../lib/run'
import { settleRun } from '../../lib/settle-run'
import { DeposedError, openInboxLedgers } from './inbox-ledger'

afterEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.deliveries.clear(), db.settings.clear()])
})

const CURSOR = 'a-cursor'
const openInboxLedger = async () => (await openInboxLedgers())(CURSOR)

const SECRET_HASH = 'a'.repeat(64)

async function addRun(part: Partial<Run>): Promise<string> {
  const { db } = await openDatabase()
  const startId = randomUuid()
  await db.runs.add({
    startId,
    journalId: 'j',
    createdAt: Date.UTC(2026, 0, 1),
    target: { id: 'simulator', label: 'Simulator', baseUrl: 'http://x', simulated: true },
    profile: null,
    project: 'p',
    automation: 'a',
    url: 'http://x/p/a',
    wire: { dialect: 'nested', webhookAs: 'object', seedAs: 'object' },
    sendTo: 'inbox',
    webhookUrl: null,
    headerNames: [],
    seedText: '',
    maskedBody: '',
    bodyHash: '',
    likeness: '',
    state: 'unknown',
    reason: 'timeout',
    executionId: null,
    message: null,
    upstream: null,
    sentAt: null,
    settledAt: null,
    resultAt: null,
    deliverySecretHash: SECRET_HASH,
    settledBy: null,
    againOf: null,
    mark: null,
    ...part,
  })
  return startId
}

function delivery(startId: string, seq: number, part: Partial<Delivery> = {}): Delivery {
  return {
    seq,
    startId,
    firstReceivedAt: '2026-01-01T00:00:09.000Z',
    receivedAt: '2026-01-01T00:00:09.000Z',
    method: 'POST',
    query: '',
    contentType: null,
    headers: [],
    secretHash: SECRET_HASH,
    body: { encoding: 'utf8', text: '{}' },
    bodyBytes: 2,
    bodyHash: 'h',
    copies: 1,
    key: `key-${startId}-${seq}`,
    ...part,
  }
}

const stored = async (startId: string) => (await openDatabase()).db.runs.get(startId)
const settings = async () => {
  const { db } = await openDatabase()
  return Object.fromEntries((await db.settings.toArray()).map(({ key, value }) => [key, value]))
}

describe('a delivery', () => {
  it('that brings the run’s secret proves that a run of unknown outcome did start', async () => {
    const startId = await addRun({})
    const ledger = await openInboxLedger()
    await ledger.take(delivery(startId, 1))
    expect(await stored(startId)).toMatchObject({
      state: 'started',
      settledBy: 'delivery',
      reason: null,
      resultAt: Date.parse('2026-01-01T00:00:09.000Z'),
    })
  })

  it.each([null, 'b'.repeat(64)])(
    'without the right secret (%s) is kept, and proves nothing',
    async (secretHash) => {
      const startId = await addRun({})
      const ledger = await openInboxLedger()
      await ledger.take(delivery(startId, 1, { secretHash }))
      expect(await stored(startId)).toMatchObject({ state: 'unknown', settledBy: null, reason: 'timeout' })
      expect(await (await openDatabase()).db.deliveries.count()).toBe(1)
    },
  )

  it('overrules the operator’s own finding', async () => {
    const startId = await addRun({ state: 'not-sent', settledBy: 'operator', reason: null })
    const ledger = await openInboxLedger()
    await ledger.take(delivery(startId, 1))
    expect(await stored(startId)).toMatchObject({ state: 'started', settledBy: 'delivery' })
  })

  it('that came before an answer which says nothing proves the start all the same', async () => {
    const startId = await addRun({ state: 'sending', reason: null })
    const ledger = await openInboxLedger()
    await ledger.take(delivery(startId, 1))
    expect(await stored(startId)).toMatchObject({ state: 'sending' })
    await settleRun({
      startId,
      state: 'unknown',
      executionId: null,
      message: null,
      reason: 'timeout',
      upstream: null,
      sentAt: '2026-01-01T00:00:00.000Z',
      settledAt: '2026-01-01T00:00:40.000Z',
    })
    expect(await stored(startId)).toMatchObject({ state: 'started', settledBy: 'delivery', reason: null })
  })

  it('or an answer of a server whose clock is far off makes no row a damaged one', async () => {
    const startId = await addRun({ state: 'sending', reason: null })
    const ledger = await openInboxLedger()
    const then = '1970-01-01T00:00:09.000Z'
    const nothing = { executionId: null, message: null, reason: null, upstream: null }
    await ledger.take(delivery(startId, 1, { firstReceivedAt: then, receivedAt: then }))
    await settleRun({ startId, state: 'started', ...nothing, sentAt: then, settledAt: then })
    const run = await stored(startId)
    expect(run).toMatchObject({ state: 'started', sentAt: null, resultAt: expect.any(Number) })
    expect(run?.damaged).toBeUndefined()
  })

  it('is new once: neither its copies nor a test are', async () => {
    const startId = await addRun({})
    const ledger = await openInboxLedger()
    const first = delivery(startId, 1, { key: 'k' })
    expect(await ledger.take(first)).toMatchObject({ run: { startId } })
    expect(
      await ledger.take({ ...first, seq: 2, copies: 2, receivedAt: '2026-01-01T00:00:10.000Z' }),
    ).toBeNull()
    expect(await ledger.take(delivery('test-1', 3))).toBeNull()
    const kept = await settings()
    expect(Object.keys(kept).filter((key) => key.startsWith('unseen:'))).toEqual(['unseen:k'])
    expect(kept[CURSOR]).toBe('3')
    expect(await (await openDatabase()).db.deliveries.get('k')).toMatchObject({ copies: 2, seq: 2 })
  })

  it('is kept without values that may be secrets, whatever server it came from', async () => {
    const startId = await addRun({ headerNames: ['User-Agent'] })
    const ledger = await openInboxLedger()
    const headers: Delivery['headers'] = [
      ['Host', 'x'],
      ['X-Customer', 'hunter2'],
      ['user-agent', 'hunter2'],
    ]
    const arrival = await ledger.take(delivery(startId, 1, { key: 'k', headers, query: '?customer=hunter2' }))
    const { db } = await openDatabase()
    expect(JSON.stringify([arrival, await db.deliveries.toArray()])).not.toContain('hunter2')
    expect(await db.deliveries.get('k')).toMatchObject({
      headers: [
        ['Host', 'x'],
        ['X-Customer', '••••'],
        ['user-agent', '••••'],
      ],
      query: '?customer=••••',
    })
  })

  it('of no run is kept as an orphan', async () => {
    const ledger = await openInboxLedger()
    expect(await ledger.take(delivery('nobody', 1))).toMatchObject({ run: null })
  })
})

describe('a leader', () => {
  it('that was deposed writes nothing more, not even its place', async () => {
    const startId = await addRun({})
    const old = await openInboxLedger()
    const next = await openInboxLedger()
    await next.take(delivery(startId, 5))
    await expect(old.take(delivery(startId, 9))).rejects.toBeInstanceOf(DeposedError)
    await expect(old.gap({ droppedThrough: 9, reset: false })).rejects.toBeInstanceOf(DeposedError)
    expect((await settings())[CURSOR]).toBe('5')
  })
})

describe('two inboxes that are read side by side', () => {
  it('have each a place of their own, and one leader', async () => {
    const ledgerOf = await openInboxLedgers()
    const [own, former] = [ledgerOf('own'), ledgerOf('former')]
    await own.take(delivery('x', 3))
    await former.take(delivery('y', 40))
    expect([await own.cursor(), await former.cursor()]).toEqual([3, 40])
    await openInboxLedgers()
    for (const ledger of [own, former])
      await expect(ledger.take(delivery('z', 50))).rejects.toBeInstanceOf(DeposedError)
  })
})

describe('a gap', () => {
  it('is counted from the place reached, and adds up until it is read', async () => {
    const ledger = await openInboxLedger()
    await ledger.take(delivery('x', 4))
    await ledger.gap({ droppedThrough: 7, reset: false })
    await ledger.take(delivery('x', 9))
    await ledger.gap({ droppedThrough: 10, reset: false })
    expect(JSON.parse((await settings()).inboxGap ?? '')).toEqual({ atMost: 4, reset: false })
    expect((await settings())[CURSOR]).toBe('10')
  })

  it('of an inbox that began anew leads back to its beginning', async () => {
    const ledger = await openInboxLedger()
    await ledger.take(delivery('x', 40))
    await ledger.gap({ droppedThrough: 0, reset: true })
    expect(await ledger.cursor()).toBe(0)
    expect(JSON.parse((await settings()).inboxGap ?? '')).toEqual({ atMost: null, reset: true })
  })
})
