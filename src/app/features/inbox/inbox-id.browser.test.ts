import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../lib/database'
import { sampleRun } from '../../lib/run-index/testing/sample-runs'
import { followedInboxes, inboxId, ownInbox } from './inbox-id'

const FORMER = 'an-inbox-of-before-the-key'
const DAY = 86_400_000

beforeEach(clear)
afterEach(() => {
  vi.useRealTimers()
  return clear()
})

async function clear(): Promise<void> {
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.settings.clear()])
}

async function leaveFormer(): Promise<void> {
  const { db } = await openDatabase()
  await db.settings.bulkPut([
    { key: 'inboxId', value: FORMER },
    { key: 'inboxCursor', value: '17' },
  ])
}

/** So much later by the clock on the wall. */
function later(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
}

describe('an inbox', () => {
  it('has an address that is made of its key, and tells nothing of it', async () => {
    const { id, key } = await ownInbox()
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key ?? ''))
    expect(atob(id.replaceAll('-', '+').replaceAll('_', '/'))).toBe(
      String.fromCharCode(...new Uint8Array(hash)),
    )
    expect(await inboxId()).toBe(id)
  })

  it('is made once, also where several parts of the page ask at once', async () => {
    const ids = await Promise.all([inboxId(), inboxId(), ownInbox().then(({ id }) => id)])
    expect(new Set(ids).size).toBe(1)
    expect(await followedInboxes()).toEqual([await ownInbox()])
  })
})

describe('a browser with an inbox of before the key', () => {
  beforeEach(leaveFormer)

  it('has a keyed one for what it starts from now on, and goes on reading the other from where it was', async () => {
    const [own, former, ...more] = await followedInboxes()
    expect(await inboxId()).toBe(own.id)
    expect(own.id).not.toBe(FORMER)
    expect(former).toEqual({ id: FORMER, key: null, cursor: 'inboxCursor' })
    expect(own.cursor).not.toBe('inboxCursor')
    expect(more).toEqual([])
  })

  it('leaves it when nothing can come there any more', async () => {
    await inboxId()
    later(29 * DAY)
    expect(await followedInboxes()).toHaveLength(2)
    later(2 * DAY)
    expect(await followedInboxes()).toHaveLength(1)
    const { db } = await openDatabase()
    expect((await db.settings.toArray()).map(({ key }) => key)).toEqual(['inboxKey'])
  })

  it.each(['sending', 'unknown', 'started'] as const)(
    'never leaves a run that is %s and waits for its result there, whatever the clock says',
    async (state) => {
      const { db } = await openDatabase()
      const webhookUrl = `https://pad.example/hooks/${FORMER}/run`
      await db.runs.add(sampleRun(1, { state, resultAt: null, sendTo: 'inbox', webhookUrl }))
      await inboxId()
      later(365 * DAY)
      expect(await followedInboxes()).toHaveLength(2)
      await db.runs.update(sampleRun(1).startId, { resultAt: Date.UTC(2026, 0, 1) })
      expect(await followedInboxes()).toHaveLength(1)
    },
  )
})
