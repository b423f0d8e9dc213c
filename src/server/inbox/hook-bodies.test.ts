import { type ClientRequest, request } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newInboxId, serveInbox } from './testing/serve-inbox'

const MIB = 1024 * 1024
let inbox: Awaited<ReturnType<typeof serveInbox>>
const dripping: ClientRequest[] = []
beforeEach(async () => {
  // What stands still does not end by itself here.
  inbox = await serveInbox({ bodyDeadlineMs: 600_000 })
})
afterEach(async () => {
  for (const outgoing of dripping.splice(0)) outgoing.destroy()
  await inbox.close()
})

test('deliveries of unknown length that stand still count as what came of them, and keep no large one waiting', async () => {
  const id = newInboxId()
  let connected = 0
  for (let each = 0; each < 24; each++) {
    const outgoing = request(`${inbox.base}/hooks/${id}/run-${each}`, { method: 'POST', agent: false })
    outgoing.on('error', () => undefined)
    outgoing.on('socket', (socket) => socket.on('connect', () => void connected++))
    outgoing.write('x'.repeat(1_000))
    dripping.push(outgoing)
  }
  await vi.waitFor(() => expect(connected).toBe(24))
  expect((await inbox.post(id, 'large', 'x'.repeat(MIB))).status).toBe(200)
}, 60_000)

test('a delivery of unknown length is kept whole, and refused where it is too large', async () => {
  const id = newInboxId()
  const send = (text: string) =>
    fetch(`${inbox.base}/hooks/${id}/run`, {
      method: 'POST',
      body: new Blob([text]).stream(),
      duplex: 'half',
    } as RequestInit)
  expect((await send('y'.repeat(300_000))).status).toBe(200)
  expect((await inbox.list(id)).deliveries[0]?.bodyBytes).toBe(300_000)
  expect((await send('z'.repeat(MIB + 1)).catch(() => ({ status: 413 }))).status).toBe(413)
})
