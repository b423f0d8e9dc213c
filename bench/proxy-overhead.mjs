import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { residentMib, startMiddleware, startNginx, startPlatform, startUnlimited } from './contenders.mjs'
import { median } from './statistics.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9)
const STARTS_ALONE = 40
const MANY = 50
const ROUND_MS = 1_000
const BODY = JSON.stringify({ seed: { days: ['2023-01-01', '2023-01-02'] } })
const CREDENTIALS = { authorization: 'Token bench', 'x-api-key': 'bench' }
/** After so many requests the server's memory is looked at: one start for each nine reads. */
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 100_000)

/**
 * Starts through Seedpad, whose journal is on disk before each leaves, beside the same calls through nginx and through
 * http-proxy-middleware, and made directly: to one stand-in for the platform, each with fresh sockets upstream, in turns of
 * rotated order. One connection first, then fifty; then the memory of Seedpad's process.
 * @returns {Promise<{ alone: Record<string, number>, added: Record<string, number>, many: Record<string, number>,
 *   toNginx: Record<string, number>, toMiddleware: number, fsync: number, idleMib: number, afterMib: number, nginx: boolean }>}
 *   `alone` medians in milliseconds, `added` what is more than the direct call, `many` starts a second with fifty
 *   connections; `toNginx` and `toMiddleware` medians of the rounds' ratios of those
 */
export async function measureProxyOverhead() {
  const opened = []
  const open = async (opening) => {
    const one = await opening
    if (one) opened.push(one)
    return one
  }
  try {
    const platform = await open(startPlatform())
    const nginx = await open(startNginx(platform.url))
    const middleware = await open(startMiddleware(platform.url))
    const seedpad = await open(startUnlimited(platform.url))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const idleMib = residentMib(seedpad.pid)
    const { journalId } = await (await fetch(`${seedpad.url}/api/config`)).json()
    /** @type {Record<string, (agent: Agent) => Promise<void>>} */
    const ways = {
      direct: () => startPlainly(platform.url, false),
      ...(nginx && { nginx: (agent) => startPlainly(nginx.url, agent) }),
      middleware: (agent) => startPlainly(middleware.url, agent),
      seedpad: (agent) => startThrough(seedpad.url, journalId, agent),
    }
    const alone = await inTurns(ways, 1, async (start, agent) => {
      const times = []
      for (let at = 0; at < STARTS_ALONE; at++) {
        const from = performance.now()
        await start(agent)
        times.push(performance.now() - from)
      }
      return median(times)
    })
    const many = await inTurns(ways, MANY, async (start, agent) => {
      let done = 0
      const from = performance.now()
      const one = async () => {
        while (performance.now() - from < ROUND_MS) {
          await start(agent)
          done += 1
        }
      }
      await Promise.all(Array.from({ length: MANY }, one))
      return (done / (performance.now() - from)) * 1000
    })
    await manyRequests(seedpad.url, ways.seedpad)
    const middle = (rounds, figure) => median(rounds.map(figure))
    const eachWay = (figure) =>
      Object.fromEntries(
        Object.keys(ways)
          .map((way) => [way, figure(way)])
          .filter(([, value]) => value !== null),
      )
    return {
      alone: eachWay((way) => middle(alone, (round) => round[way])),
      added: eachWay((way) => middle(alone, (round) => round[way] - round.direct)),
      many: eachWay((way) => middle(many, (round) => round[way])),
      toNginx: nginx ? eachWay((way) => middle(many, (round) => round[way] / round.nginx)) : {},
      toMiddleware: middle(many, (round) => round.seedpad / round.middleware),
      fsync: median(Array.from({ length: 60 }, () => durableWrite(seedpad.dataDir))),
      idleMib,
      afterMib: residentMib(seedpad.pid),
      nginx: nginx !== null,
    }
  } finally {
    for (const one of opened.reverse()) await (one.close ?? one.remove)()
  }
}

/** So many rounds of every way, each round beginning with another; the first, which warms all, is not counted. */
async function inTurns(ways, sockets, measure) {
  const names = Object.keys(ways)
  const rounds = []
  for (let round = 0; round <= ROUNDS; round++) {
    const figures = {}
    for (let turn = 0; turn < names.length; turn++) {
      const way = names[(turn + round) % names.length]
      const agent = new Agent({ keepAlive: true, maxSockets: sockets })
      figures[way] = await measure(ways[way], agent)
      agent.destroy()
    }
    if (round > 0) rounds.push(figures)
  }
  return rounds
}

async function manyRequests(url, start) {
  const agent = new Agent({ keepAlive: true, maxSockets: MANY })
  let left = REQUESTS
  const one = async () => {
    while (left > 0) {
      left -= 1
      if (left % 10 === 0) await start(agent)
      else await call(`${url}/api/config`, { agent })
    }
  }
  await Promise.all(Array.from({ length: MANY }, one))
  agent.destroy()
  await new Promise((resolve) => setTimeout(resolve, 2_000))
}

async function startPlainly(base, agent) {
  const url = `${base}/api/start-automation/bench/example`
  const { status, text } = await call(url, { method: 'POST', headers: CREDENTIALS, body: BODY, agent })
  if (status !== 200 || !text.includes('execution_id')) throw new Error(`${base} answered ${status}`)
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
  const url = `${base}/api/starts/${randomUUID()}`
  const { status, text } = await call(url, { method: 'PUT', headers: { origin: base }, body, agent })
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
      answer.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
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
