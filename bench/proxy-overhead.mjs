import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import { join } from 'node:path'
import { startServer } from '../e2e/support/server-process.mjs'
import { median, percentile } from './statistics.mjs'

const ROUNDS = 9
const PAIRS_A_ROUND = 20
// Below the server's own limit of starts a second.
const PAUSE_MS = 20
const BODY = JSON.stringify({ seed: { days: ['2023-01-01', '2023-01-02'] } })
const CREDENTIALS = { authorization: 'Token bench', 'x-api-key': 'bench' }

/**
 * What a start through Seedpad costs beside the same call made directly, to one stub platform, in turns. The direct
 * call opens a connection of its own, as Seedpad's does and as curl would; the page's connection to Seedpad stays open.
 * @returns {Promise<{ direct: number, through: number, throughP95: number, ratio: number, fsync: number }>} medians in
 *   milliseconds; `ratio` is the median of the rounds' ratios; `fsync` is one durable write beside the journal
 */
export async function measureProxyOverhead() {
  const stub = await startStub()
  const server = await startServer({ env: { SEEDPAD_API_URL: stub.url } })
  const toServer = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const config = JSON.parse((await call(`${server.url}/api/config`, { agent: toServer })).text)
    const direct = () => startDirectly(stub.url)
    const through = () => startThrough(server.url, config.journalId, toServer)
    for (let i = 0; i < PAIRS_A_ROUND; i++) await pair(direct, through)

    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      const pairs = []
      for (let i = 0; i < PAIRS_A_ROUND; i++) pairs.push(await pair(direct, through, (round + i) % 2 === 1))
      rounds.push(pairs)
    }
    const all = rounds.flat()
    if (stub.hits() !== 2 * (ROUNDS + 1) * PAIRS_A_ROUND)
      throw new Error('the stub platform saw another number of starts than were made')
    return {
      direct: median(all.map((p) => p.direct)),
      through: median(all.map((p) => p.through)),
      throughP95: percentile(
        all.map((p) => p.through),
        95,
      ),
      ratio: median(
        rounds.map((pairs) => median(pairs.map((p) => p.through)) / median(pairs.map((p) => p.direct))),
      ),
      fsync: median(Array.from({ length: 60 }, () => durableWrite(server.dataDir))),
    }
  } finally {
    toServer.destroy()
    await server.remove()
    await stub.close()
  }
}

/** One call each way, in either order, and a pause. */
async function pair(direct, through, throughFirst = false) {
  const times = {}
  const order = throughFirst
    ? [
        ['through', through],
        ['direct', direct],
      ]
    : [
        ['direct', direct],
        ['through', through],
      ]
  for (const [name, run] of order) {
    const from = performance.now()
    await run()
    times[name] = performance.now() - from
  }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  return times
}

async function startDirectly(base) {
  const url = `${base}/api/start-automation/bench/example`
  const { status } = await call(url, { method: 'POST', headers: CREDENTIALS, body: BODY, agent: false })
  if (status !== 200) throw new Error(`the stub platform answered ${status}`)
}

async function startThrough(base, journalId, agent) {
  const body = JSON.stringify({
    journalId,
    target: 'api',
    project: 'bench',
    automation: 'example',
    authorization: CREDENTIALS.authorization,
    apiKey: CREDENTIALS['x-api-key'],
    body: BODY,
  })
  const { status, text } = await call(`${base}/api/starts/${randomUUID()}`, {
    method: 'PUT',
    headers: { origin: base },
    body,
    agent,
  })
  if (status !== 200 || JSON.parse(text).state !== 'started')
    throw new Error(`a start through Seedpad failed: ${status} ${text.slice(0, 300)}`)
}

function call(url, { method = 'GET', headers = {}, body = '', agent }) {
  return new Promise((resolve, reject) => {
    const length =
      body === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

async function startStub() {
  let hits = 0
  const server = createServer((incoming, answer) => {
    incoming.resume()
    incoming.on('end', () => {
      hits += 1
      answer.writeHead(200, { 'content-type': 'application/json' })
      answer.end(
        JSON.stringify({
          status: 'success',
          message: 'Automation example started successfully.',
          execution_id: randomUUID(),
        }),
      )
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    hits: () => hits,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

/** The floor of any journal on this disk: a few bytes written and synced. */
function durableWrite(folder) {
  const file = openSync(join(folder, 'bench-sync'), 'a')
  const from = performance.now()
  writeSync(file, 'x'.repeat(512))
  fsyncSync(file)
  const time = performance.now() - from
  closeSync(file)
  return time
}
