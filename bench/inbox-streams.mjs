import { execFileSync } from 'node:child_process'
import { connect } from 'node:net'
import { startServer } from '../e2e/support/server-process.mjs'
import { newInbox } from './new-inbox.mjs'

const CLIENTS = 2_000
const AT_ONCE = 50

/**
 * So many pages at once, each following an inbox of its own over a connection of its own: what they cost the server in
 * memory, and how long it takes until each has got a delivery.
 * @returns {Promise<{ clients: number, idleMb: number, heldMb: number, deliveredMb: number, deliveredMs: number }>}
 *   resident memory in MiB; the time for all deliveries together, sent 50 at a time
 */
export async function measureInboxStreams() {
  const server = await startServer({ env: { SEEDPAD_LOG: 'error' } })
  const sockets = []
  try {
    const idleMb = resident(server.pid)
    const streams = []
    const inboxes = Array.from({ length: CLIENTS }, newInbox)
    await inTurns(inboxes, async (inbox) => {
      const stream = await openStream(server.url, inbox)
      sockets.push(stream.socket)
      streams.push({ id: inbox.id, ...stream })
    })
    const heldMb = resident(server.pid)
    const from = performance.now()
    await inTurns(streams, async ({ id, delivered }) => {
      const answer = await fetch(`${server.url}/hooks/${id}/run`, {
        method: 'POST',
        body: '{"status":"success"}',
      })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`a delivery was answered ${answer.status}`)
      await delivered
    })
    return {
      clients: streams.length,
      idleMb,
      heldMb,
      deliveredMb: resident(server.pid),
      deliveredMs: performance.now() - from,
    }
  } finally {
    for (const socket of sockets) socket.destroy()
    await server.remove()
  }
}

async function inTurns(items, work) {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** A bare socket costs this process little; resolves once the stream has said hello. */
function openStream(base, { id, key }) {
  const { host, hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) })
    let text = ''
    let deliver
    const delivered = new Promise((resolve) => {
      deliver = resolve
    })
    socket.setEncoding('utf8')
    socket.once('error', reject)
    socket.on('data', (chunk) => {
      text = (text + chunk).slice(-4_000)
      if (text.includes(': connected')) resolve({ socket, delivered })
      if (text.includes('event: delivery')) deliver()
    })
    socket.once('close', () => reject(new Error(`a stream ended: ${text.slice(0, 200)}`)))
    socket.write(
      `GET /api/inboxes/${id}/events HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\nSec-Fetch-Site: same-origin\r\nX-Seedpad-Inbox-Key: ${key}\r\n\r\n`,
    )
  })
}

/** Resident memory in MiB. */
function resident(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}
