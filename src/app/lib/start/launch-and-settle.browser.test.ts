import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Config } from '../../../contract/config-message'
import {
  type StartOutcome,
  type StartRequest,
  startRequestSchema,
  withdrawRequestSchema,
} from '../../../contract/start-messages'
import type { Target } from '../../../contract/target'
import { openDatabase } from '../database'
import { randomSecret, randomUuid } from '../random'
import { forgetJournal } from './current-journal'
import { launchAndSettle } from './launch-and-settle'
import type { Launch } from './launch-run'
import { prepareLaunch } from './prepare-launch'
import { settleFromJournal } from './settle-from-journal'

const TARGET: Target = { id: 'api', label: 'api', baseUrl: 'http://x', dialect: 'nested', simulated: false }

/** The server as the page meets it: in its present life, or gone. */
let life: string | null = null
let configsAsked = 0
let puts: StartRequest[] = []
let withdrawals: unknown[] = []

beforeEach(() => {
  life = 'first life'
  configsAsked = 0
  puts = []
  withdrawals = []
  forgetJournal()
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (life === null) throw new TypeError('connection refused')
    if (path === '/api/config') {
      configsAsked += 1
      return Response.json(configOf(life))
    }
    const startId = path.split('/')[3] ?? ''
    if (method === 'POST') {
      withdrawals.push(withdrawRequestSchema.parse(JSON.parse(String(body))))
      return Response.json(outcomeOf(startId, { state: 'unknown', reason: 'journal-changed' }))
    }
    const request = startRequestSchema.parse(JSON.parse(String(body)))
    puts.push(request)
    const isSent = request.journalId === life
    return Response.json(
      outcomeOf(
        startId,
        isSent ? { state: 'started' } : { state: 'not-sent', reason: 'server-stopping', executionId: null },
      ),
    )
  })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  const { db } = await openDatabase()
  await Promise.all([db.runs.clear(), db.settings.clear()])
})

function configOf(journalId: string): Config {
  return {
    version: '1',
    journalId,
    targets: [TARGET],
    inbox: { publicUrl: 'http://x' },
    limits: { bodyBytes: 1, nameLength: 1, answerBytes: 1, deliveryBytes: 1 },
    startTimeoutMs: 1_000,
  }
}

function outcomeOf(startId: string, part: Partial<StartOutcome>): StartOutcome {
  const nothing = { message: null, reason: null, upstream: null, sentAt: null, settledAt: null }
  return { startId, state: 'started', executionId: 'exec_1', ...nothing, ...part }
}

/** A click on a page that was loaded in the server's first life. */
function clicked(part: Partial<Launch> = {}): Launch {
  const ticket = { startId: randomUuid(), deliverySecret: randomSecret() }
  const form = {
    project: 'p',
    automation: 'a',
    sendTo: 'default',
    webhookUrl: '',
    headers: [],
    wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
  } as const
  const inbox = { publicUrl: 'http://x', inboxId: 'inbox' }
  return {
    ticket,
    prepared: prepareLaunch({ form: { ...form, headers: [] }, seedText: '', target: TARGET, ticket, inbox }),
    target: TARGET,
    journalId: 'first life',
    startTimeoutMs: 1_000,
    project: 'p',
    automation: 'a',
    seedText: '',
    sendTo: 'default',
    credentials: { authorization: 'Token abc', apiKey: 'key' },
    profile: null,
    againOf: null,
    twinConfirmed: true,
    onWritten: () => undefined,
    ...part,
  }
}

const rowOf = async ({ ticket }: Launch) => (await openDatabase()).db.runs.get(ticket.startId)

it('a start on a page of before the server was restarted names the server’s present life, in its row and to the server', async () => {
  life = 'second life'
  const launch = clicked()
  await launchAndSettle(launch)
  expect(puts.map(({ journalId }) => journalId)).toEqual(['second life'])
  expect(await rowOf(launch)).toMatchObject({ journalId: 'second life', state: 'started' })
})

it('every single start asks, since the server may be another one each time', async () => {
  await launchAndSettle(clicked())
  life = 'second life'
  await launchAndSettle(clicked())
  expect(puts.map(({ journalId }) => journalId)).toEqual(['first life', 'second life'])
})

it('a server that does not answer keeps no start from being written down', async () => {
  life = null
  const launch = clicked()
  expect(await launchAndSettle(launch)).toMatchObject({ kind: 'open' })
  expect(await rowOf(launch)).toMatchObject({ state: 'sending' })
})

it('the rows of a batch ask once in a while, and again as soon as a row was left unsent', async () => {
  const batch = { id: 'batch', row: 0, claim: { tables: [], take: async () => undefined } }
  const send = async () => {
    await launchAndSettle(clicked({ batch }))
    return puts.at(-1)?.journalId
  }
  expect([await send(), await send(), configsAsked]).toEqual(['first life', 'first life', 1])
  life = 'second life'
  expect([await send(), await send(), configsAsked]).toEqual(['first life', 'second life', 2])
})

it('the server is asked about a row of whatever life: it alone knows what it can prove', async () => {
  life = null
  const launch = clicked({ journalId: 'a life of long ago' })
  forgetJournal()
  await launchAndSettle(launch)
  life = 'another life'
  const row = await rowOf(launch)
  expect(row && (await settleFromJournal(row))).toBe(true)
  expect(withdrawals).toEqual([{ journalId: row?.journalId }])
  expect(await rowOf(launch)).toMatchObject({ state: 'unknown', reason: 'journal-changed' })
})

it.each([
  ['a login page', 200, 'text/html', '<h1>Log in</h1>'],
  ['a proxy’s refusal', 413, 'text/html', '<h1>413 Request Entity Too Large</h1>'],
  ['a gateway’s JSON', 403, 'application/json', '{"message":"Forbidden"}'],
  [
    'a problem that names no start',
    400,
    'application/problem+json',
    '{"type":"/problems/bad-request","title":"t","status":400,"detail":"d"}',
  ],
])('%s in answer to a start proves nothing: its row waits for the journal', async (_, status, type, text) => {
  const asOurs = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) =>
    init.method === 'PUT'
      ? new Response(text, { status, headers: { 'content-type': type } })
      : asOurs(path, init),
  )
  const launch = clicked()
  expect(await launchAndSettle(launch)).toMatchObject({ kind: 'open' })
  expect(withdrawals).toEqual([])
  expect(await rowOf(launch)).toMatchObject({ state: 'sending', reason: null })
})

it('Seedpad’s own refusal of this very start is one, once the journal says that it never came', async () => {
  const asOurs = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'POST') {
      const startId = path.split('/')[3] ?? ''
      return Response.json(
        outcomeOf(startId, { state: 'not-sent', reason: 'never-reached-server', executionId: null }),
      )
    }
    if (init.method !== 'PUT') return asOurs(path, init)
    const problem = {
      type: '/problems/invalid-start',
      title: 't',
      status: 422,
      detail: 'project is empty',
      instance: path,
    }
    return Response.json(problem, { status: 422, headers: { 'content-type': 'application/problem+json' } })
  })
  const launch = clicked()
  expect(await launchAndSettle(launch)).toMatchObject({ kind: 'refused' })
  expect(await rowOf(launch)).toMatchObject({
    state: 'not-sent',
    reason: 'invalid-request',
    message: 'project is empty',
  })
})
