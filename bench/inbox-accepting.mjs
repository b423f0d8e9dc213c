import { Agent, request } from 'node:http'
import { startServer } from '../e2e/support/server-process.mjs'
import { newInbox } from './new-inbox.mjs'
import { median, percentile } from './statistics.mjs'

// One inbox takes at most 300 a second; many of them show what the server and its disk can do.
const INBOXES = 40
const CONNECTIONS = 32
const WARM_UP_MS = 1_000
const MEASURED_MS = 5_000

/**
 * Deliveries that are on disk when they are answered: so many connections at once, each sending its next one when the
 * last was acknowledged. Afterwards the server is killed and started again, and what it acknowledged is counted.
 * @returns {Promise<{ perSecond: number, median: number, p99: number, lost: number, refused: number }>}
 *   times in milliseconds
 */
export async function measureInboxAccepting() {
  const server = await startServer({ env: { SEEDPAD_LOG: 'error' } })
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  try {
    const inboxes = Array.from({ length: INBOXES }, newInbox)
    for (const inbox of inboxes) await list(server.url, inbox, 0)
    const began = performance.now()
    const acknowledged = new Map(inboxes.map((inbox) => [inbox, 0]))
    const times = []
    let number = 0
    let refused = 0
    const isOver = () => performance.now() - began > WARM_UP_MS + MEASURED_MS
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (!isOver()) {
          number += 1
          const inbox = inboxes[number % INBOXES]
          const from = performance.now()
          const status = await post(`${server.url}/hooks/${inbox.id}/run-${number}`, bodyOf(number), agent)
          if (status === 200) acknowledged.set(inbox, acknowledged.get(inbox) + 1)
          else refused += 1
          if (status === 200 && from - began > WARM_UP_MS) times.push(performance.now() - from)
        }
      }),
    )
    await server.kill9()
    await server.restart()
    let lost = 0
    for (const [inbox, count] of acknowledged) {
      // The inbox itself keeps the newest thousand.
      lost += Math.max(0, Math.min(1_000, count) - (await countKept(server.url, inbox)))
    }
    return {
      perSecond: times.length / (MEASURED_MS / 1_000),
      median: median(times),
      p99: percentile(times, 99),
      lost,
      refused,
    }
  } finally {
    agent.destroy()
    await server.remove()
  }
}

const bodyOf = (number) =>
  JSON.stringify({
    number,
    status: 'success',
    result: { title: 'A result of ordinary size', text: 'x'.repeat(400) },
  })

function post(url, body, agent) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

async function list(base, { id, key }, after) {
  const headers = { 'X-Seedpad-Inbox-Key': key }
  const answer = await fetch(`${base}/api/inboxes/${id}/deliveries?after=${after}&limit=500`, { headers })
  if (answer.status !== 200) throw new Error(`the inbox answered ${answer.status}`)
  return await answer.json()
}

async function countKept(base, inbox) {
  let count = 0
  for (let after = 0; after !== null; ) {
    const { deliveries, next } = await list(base, inbox, after)
    count += deliveries.length
    after = next
  }
  return count
}
