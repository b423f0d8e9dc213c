import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StartOutcome } from '../../contract/start-messages'
import { ask, startRequest, startServer, type TestServer } from '../testing/start-server'

const TOKEN = 'canary0token0aaaaaaaaaaaaaaaaaaaaaaaaaaa'
const KEY = 'canary+key/with=padding=='
const HEADER = 'canary "header" value'
const SEED = 'canary-seed-value'
const secrets = { authorization: `Token ${TOKEN}`, apiKey: KEY }
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** A platform that repeats everything it was told, in every spelling. */
let mirror: Server
let server: TestServer
let folder = ''
let answer: (told: string) => { status: number; type: string; body: string }
beforeAll(async () => {
  mirror = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { authorization = '', 'x-api-key': key = '' } = incoming.headers
      const ofStart = incoming.url?.includes('start-automation') ? [HEADER, base64(HEADER)] : []
      const told = [
        authorization,
        key,
        encodeURIComponent(String(key)),
        base64(authorization),
        base64(TOKEN),
        ...ofStart,
      ].join(' | ')
      const { status, type, body } = answer(told)
      outgoing.writeHead(status, { 'content-type': type }).end(body)
    })
  })
  await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve))
  folder = await mkdtemp(join(tmpdir(), 'seedpad-secrets-'))
  const { port } = mirror.address() as AddressInfo
  server = await startServer({ SEEDPAD_API_URL: `http://127.0.0.1:${port}`, SEEDPAD_DATA_DIR: folder })
})
afterAll(async () => {
  await server.stop()
  mirror.close()
  await rm(folder, { recursive: true, force: true })
})

const BODIES = {
  nested: JSON.stringify({
    webhook: { url: 'https://x.example', webhook_header: { 'X-A': HEADER } },
    seed: SEED,
  }),
  'nested as string': JSON.stringify({
    webhook: JSON.stringify({ url: 'https://x.example', webhook_header: { 'X-A': HEADER } }),
    seed: SEED,
  }),
  flat: JSON.stringify({ webhook: 'https://x.example', webhook_header: { 'X-A': HEADER }, seed: SEED }),
}

async function start(body: string, startId = randomUUID()) {
  const put = await ask(
    server.url,
    'PUT',
    `/api/starts/${startId}`,
    startRequest(server.journalId, {
      ...secrets,
      body,
      project: 'canary-project',
      automation: 'canary-automation',
    }),
  )
  return { text: put.text, outcome: put.json() as StartOutcome }
}

/** A start and a check whose answers repeat everything, so that there is something to look for. */
async function beToldEverything() {
  answer = (told) => ({
    status: 400,
    type: 'application/json',
    body: JSON.stringify({ status: 'error', message: told }),
  })
  await start(BODIES.nested)
  await ask(server.url, 'POST', '/api/credentials/check', { target: 'api', ...secrets })
}

test.each(Object.entries(BODIES))(
  'a refusal that repeats the secrets is shown without them (%s)',
  async (_, body) => {
    answer = (told) => ({
      status: 400,
      type: 'application/json',
      body: JSON.stringify({ status: 'error', message: told }),
    })
    const { text, outcome } = await start(body)
    expect(outcome).toMatchObject({ state: 'rejected', reason: 'refused' })
    expect(outcome.message).toContain('[redacted]')
    expect(text).not.toMatch(/canary/i)
  },
)

test('an HTML page, a content type and an id that repeat them are shown without them', async () => {
  answer = (told) => ({ status: 502, type: `text/html; token=${TOKEN}`, body: `<pre>${told}</pre>` })
  expect((await start(BODIES.nested)).text).not.toMatch(/canary/i)
})

test('an execution keeps its id whatever it holds, and an answer its type', async () => {
  const webhook_header = {
    'Content-Type': 'application/json',
    'X-Env': 'exec',
    'X-Format': 'application/json',
  }
  const body = JSON.stringify({ webhook: { url: 'https://x.example', webhook_header } })
  answer = () => ({
    status: 200,
    type: 'application/json',
    body: '{"status":"success","message":"executes as exec","execution_id":"exec_1"}',
  })
  expect((await start(body)).outcome).toMatchObject({
    state: 'started',
    executionId: 'exec_1',
    message: 'executes as [redacted]',
    upstream: { contentType: 'application/json' },
  })
})

test('a secret that the end of what is read cuts off leaves no beginning', async () => {
  const rest = 1024 * 1024 - TOKEN.length + 2
  answer = () => ({ status: 200, type: 'text/plain', body: `${'-'.repeat(rest)}${TOKEN}` })
  const { text, outcome } = await start(BODIES.nested)
  expect(outcome.upstream).toMatchObject({ truncated: true, body: `${'-'.repeat(rest)}[redacted]` })
  expect(text).not.toMatch(/canary/i)
})

test.each([
  [
    'headers',
    Object.fromEntries(Array.from({ length: 66 }, (_, at) => [`x-${at}`, 'v'])),
    'more than 64 webhook headers',
  ],
  [
    'header text',
    Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`x-${at}`, 'v'.repeat(8000)])),
    '64 KiB',
  ],
])(
  'a start with more %s than can be taken out of an answer is refused before it is sent',
  async (_, webhook_header, words) => {
    let asked = 0
    answer = () => {
      asked++
      return { status: 200, type: 'application/json', body: '{"execution_id":"exec_1"}' }
    }
    const body = JSON.stringify({ webhook: 'https://x.example', webhook_header })
    const put = await ask(
      server.url,
      'PUT',
      `/api/starts/${randomUUID()}`,
      startRequest(server.journalId, { ...secrets, body }),
    )
    expect(put.status).toBe(422)
    expect(put.text).toContain(words)
    expect(put.text).toContain('Nothing was sent')
    expect(asked).toBe(0)
  },
)

test('a credential check that repeats them shows none of them', async () => {
  for (const status of [200, 401, 403, 500]) {
    answer = (told) => ({
      status,
      type: 'application/json',
      body: JSON.stringify({ username: told, detail: told }),
    })
    const checked = await ask(server.url, 'POST', '/api/credentials/check', { target: 'api', ...secrets })
    expect(checked.status).toBe(200)
    expect(checked.text).not.toMatch(/canary/i)
  }
})

test('refusals of our own quote nothing', async () => {
  const bad = [
    startRequest(server.journalId, { ...secrets, authorization: `Token ${TOKEN} ${TOKEN}` }),
    startRequest(server.journalId, { ...secrets, apiKey: `${KEY}\u0000` }),
    startRequest(server.journalId, { ...secrets, body: `{"webhook_header":{"X":"${TOKEN}"},}` }),
    { ...startRequest(server.journalId, secrets), body: { canary: 1 } },
    `{"authorization":"${TOKEN}"`,
  ]
  for (const body of bad) {
    const refused = await ask(server.url, 'PUT', `/api/starts/${randomUUID()}`, body)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.text).not.toMatch(/canary/i)
  }
})

test('no secret, name or seed is in any file of the data directory, nor in the log', async () => {
  await beToldEverything()
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const contents = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  const everything = contents.join('\n') + server.log()
  expect(everything).toContain('[redacted]')
  expect(everything).not.toMatch(/canary/i)
  expect(everything).not.toContain(base64(TOKEN).slice(4, -4))
  expect(everything).not.toContain(encodeURIComponent(KEY))
})

test('the log tells route, status, milliseconds and start id, and nothing else', async () => {
  await beToldEverything()
  const lines = server
    .log()
    .trim()
    .split('\n')
    .map((line) => Object.keys(JSON.parse(line)).sort().join())
  expect([...new Set(lines)].sort()).toEqual([
    'level,ms,route,startId,status,time',
    'level,ms,route,status,time',
  ])
})
