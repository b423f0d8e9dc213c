import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InboxLimits } from './inbox-limits'
import type { InboxStore } from './inbox-store'
import { openInboxStore } from './sqlite-inbox-store'
import { newInboxId } from './testing/serve-inbox'

const ALL = { deliveries: 10_000, bytes: 1e9, bodyBytes: 1e9 }
const DAY = 86_400_000

let folder = ''
let wall = 0
let elapsed = 0
let store: InboxStore
let limits: Partial<InboxLimits> = {}

/** The server starts (again). What goes by by itself goes on from wherever this machine's counter stands. */
async function start(): Promise<void> {
  await store?.close()
  store = await openInboxStore(join(folder, 'inbox.db'), {
    clock: { now: () => wall },
    elapsed: () => elapsed,
    limits,
  })
}
/** Time that really goes by. */
function pass(ms: number): void {
  wall += ms
  elapsed += ms
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-drop-'))
  limits = {}
  wall = Date.parse('2026-01-01T00:00:00Z')
  elapsed = 5 * DAY
  await start()
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const deliver = (inboxId: string, startId = 'run', text = '{}') =>
  store.append({
    inboxId,
    startId,
    method: 'POST',
    query: '',
    contentType: null,
    headers: [],
    secretHash: null,
    maskedApart: null,
    bytes: Buffer.from(text),
  })
const runsIn = async (inboxId: string) =>
  (await store.read(inboxId, 0, ALL)).deliveries.map(({ startId }) => startId)
const sizes = async (inboxes: string[]) =>
  Promise.all(inboxes.map(async (inboxId) => (await runsIn(inboxId)).length))

/** Opens inboxes as a page does, and sends something to each. */
async function fill(count: number, text = '{}'): Promise<string[]> {
  const made: string[] = []
  for (let i = 0; i < count; i++) {
    const inboxId = newInboxId()
    made.push(inboxId)
    await store.open(inboxId)
    await deliver(inboxId, 'run', text)
  }
  return made
}

describe('all inboxes together', () => {
  test('are bounded in number, opened or not: the longest unused go', async () => {
    limits = { inboxes: 3 }
    await start()
    expect(await sizes(await fill(5))).toEqual([0, 0, 1, 1, 1])
  })

  test('are bounded in bytes, each may be as large as it may', async () => {
    limits = { totalBytes: 3_000 }
    await start()
    expect(await sizes(await fill(5, 'x'.repeat(1_000)))).toEqual([0, 0, 0, 1, 1])
  })

  test('are used when they are read, not only when something comes', async () => {
    limits = { inboxes: 3 }
    await start()
    const [first = '', second = '', third = ''] = await fill(3)
    await store.open(first)
    await fill(1)
    expect(await sizes([first, second, third])).toEqual([1, 0, 1])
  })

  test('lose none that somebody follows while there are others', async () => {
    limits = { inboxes: 3 }
    await start()
    const [followed = ''] = await fill(1)
    const stop = store.watch(followed, () => {})
    await fill(20)
    expect(await runsIn(followed)).toEqual(['run'])
    stop()
    await fill(3)
    expect(await runsIn(followed)).toEqual([])
  })

  test('never lose the one that was just written or read, however large it is', async () => {
    limits = { totalBytes: 100, inboxes: 1 }
    await start()
    const [written = ''] = await fill(1, 'x'.repeat(5_000))
    expect(await runsIn(written)).toEqual(['run'])
    const read = newInboxId()
    await store.open(read)
    expect([await store.isOpen(read), await runsIn(written)]).toEqual([true, []])
  })

  test('tell who was reading that his inbox went, and let him open it anew', async () => {
    limits = { inboxes: 1 }
    await start()
    const [inboxId = ''] = await fill(1)
    let changes = 0
    store.watch(inboxId, () => {
      changes += 1
    })
    const other = newInboxId()
    await store.open(other)
    expect([changes, await store.isOpen(inboxId)]).toEqual([1, false])
    await store.open(inboxId)
    await deliver(inboxId, 'later')
    expect([await store.isOpen(inboxId), await runsIn(inboxId)]).toEqual([true, ['later']])
  })

  test('are known by their use after a restart too', async () => {
    limits = { inboxes: 3 }
    await start()
    const [first = '', second = '', third = ''] = await fill(3)
    await deliver(first, 'again')
    await start()
    await fill(1)
    expect(await sizes([first, second, third])).toEqual([2, 0, 1])
  })
})

describe('a clock that jumps ahead deletes nothing', () => {
  const YEAR = 365 * DAY
  let inboxId = ''
  beforeEach(async () => {
    ;[inboxId = ''] = await fill(1)
    pass(DAY)
  })

  /** Something is sent and read, so that the server looks at what is too old. */
  async function use(): Promise<void> {
    pass(2 * 3_600_000)
    await fill(1)
  }

  test('while the server runs, there and back', async () => {
    wall += YEAR
    await use()
    expect(await runsIn(inboxId)).toEqual(['run'])
    await deliver(inboxId, 'in between')
    wall -= YEAR
    await use()
    expect(await runsIn(inboxId)).toEqual(['run', 'in between'])
  })

  test('while it is down, there and back, however often it starts', async () => {
    for (let i = 0; i < 10; i++) {
      wall += YEAR
      await start()
      await use()
      wall -= YEAR
      await start()
      await use()
    }
    expect(await runsIn(inboxId)).toEqual(['run'])
  })

  test('nor does it keep anything for ever: what has really been there for too long goes', async () => {
    wall += YEAR
    await use()
    wall -= YEAR
    for (let day = 0; day < 30; day++) {
      pass(DAY)
      await start()
      await use()
    }
    expect(await runsIn(inboxId)).toEqual([])
  })
})

test('an inbox that is followed in silence is no unused one', async () => {
  const silent = newInboxId()
  await store.open(silent)
  const stop = store.watch(silent, () => {})
  pass(40 * DAY)
  await fill(1)
  expect(await store.isOpen(silent)).toBe(true)
  stop()
})
