import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Delivery } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'
import { sampleRun } from '../../lib/run-index/testing/sample-runs'
import { clearInbox, lookAtInbox } from './clear-inbox'
import { openInboxLedgers } from './inbox-ledger'

const CURSOR = 'keyedInboxCursor'

beforeEach(async () => {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.deliveries.clear(), db.settings.clear(), db.deletedRuns.clear()])
})
afterEach(() => vi.unstubAllGlobals())

function delivery(seq: number, part: Partial<Delivery> = {}): Delivery {
  return {
    seq,
    startId: `run-${seq}`,
    firstReceivedAt: '2026-01-01T00:00:09.000Z',
    receivedAt: `2026-01-01T00:01:0${seq % 10}.000Z`,
    method: 'POST',
    query: '',
    contentType: null,
    headers: [],
    secretHash: null,
    body: { encoding: 'utf8', text: '{}' },
    bodyBytes: 2,
    bodyHash: 'h',
    copies: 1,
    key: `key-${seq}`,
    ...part,
  }
}

/** A server that notes what it is asked, and does something while it is asked for the first time. */
function serve(meanwhile: () => Promise<unknown> = async () => undefined) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push(`${init?.method} ${path.replace(/inboxes\/[^/]+/, 'inboxes/…')}`)
    if (asked.length === 1) await meanwhile()
    return new Response(null, { status: 204 })
  })
  return asked
}

const keys = async () => (await openDatabase()).db.deliveries.toCollection().primaryKeys()

describe('clearing the inbox', () => {
  it('deletes what was shown, on the server up to the number reached then', async () => {
    const ledger = (await openInboxLedgers())(CURSOR)
    for (const seq of [1, 2]) await ledger.take(delivery(seq))
    const asked = serve()
    const shown = await lookAtInbox()
    expect(shown).toMatchObject({ all: 2, ofRuns: 0 })
    await clearInbox(shown, true)
    expect(asked).toEqual(['DELETE /api/inboxes/…/deliveries?through=2'])
    expect(await keys()).toEqual([])
  })

  it('leaves what comes between the question and the answer, and between the server’s step and its own', async () => {
    const ledger = (await openInboxLedgers())(CURSOR)
    await ledger.take(delivery(1))
    await ledger.take(delivery(2))
    const shown = await lookAtInbox()
    await ledger.take(delivery(3))
    // A delivery, and a further copy of one that was shown.
    const asked = serve(async () => {
      await ledger.take(delivery(4))
      await ledger.take(delivery(5, { key: 'key-1', startId: 'run-1', copies: 2 }))
    })
    await clearInbox(shown, true)
    expect(asked).toEqual(['DELETE /api/inboxes/…/deliveries?through=2'])
    expect(await keys()).toEqual(['key-1', 'key-3', 'key-4'])
  })

  it('asks nothing of a server whose inbox began anew in between', async () => {
    const ledger = (await openInboxLedgers())(CURSOR)
    for (const seq of [1, 2, 3]) await ledger.take(delivery(seq))
    const shown = await lookAtInbox()
    await ledger.gap({ droppedThrough: 0, reset: true })
    await ledger.take(delivery(1, { key: 'another' }))
    const asked = serve()
    await clearInbox(shown, true)
    expect(asked).toEqual([])
    expect(await keys()).toEqual(['another'])
  })

  it('keeps the results of runs where it is asked to', async () => {
    const { db } = await openDatabase()
    const run = sampleRun(0, { startId: 'run-1' })
    await db.runs.add(run)
    const ledger = (await openInboxLedgers())(CURSOR)
    for (const seq of [1, 2]) await ledger.take(delivery(seq))
    serve()
    await clearInbox(await lookAtInbox(), true)
    expect(await keys()).toEqual(['key-1'])
    await clearInbox(await lookAtInbox(), false)
    expect(await keys()).toEqual([])
  })
})
