import { afterEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('location', { hash: '', pathname: '/', search: '' })
vi.stubGlobal('history', { state: null, replaceState: () => undefined })
const {
  checkCredentials,
  getConfig,
  isRefusalOf,
  ProblemError,
  putStart,
  UnexpectedAnswerError,
  withdrawStart,
} = await import('./api')

afterEach(() => vi.unstubAllGlobals())

const ID = '3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11'
const OTHER = '3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a12'
const REQUEST = {
  journalId: 'life',
  target: 'api',
  project: 'p',
  automation: 'a',
  authorization: 'Token t',
  apiKey: 'k',
  body: '',
} as const

function answer(status: number, type: string | null, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  vi.stubGlobal(
    'fetch',
    async () => new Response(text, { status, headers: type === null ? {} : { 'content-type': type } }),
  )
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const put = () => failureOf(putStart(ID, REQUEST, new AbortController().signal))

const PROBLEM = { type: '/problems/invalid-start', title: 't', status: 422, detail: 'd' }
const OUTCOME = {
  startId: ID,
  state: 'started',
  executionId: 'exec_1',
  message: null,
  reason: null,
  upstream: null,
  sentAt: null,
  settledAt: null,
}
const TYPE = 'application/problem+json'

describe('what answers a start, and is not the refusal of this very one by Seedpad:', () => {
  it.each<[string, number, string | null, unknown]>([
    ['nginx: too large', 413, 'text/html', '<html><h1>413 Request Entity Too Large</h1></html>'],
    ['nginx: bad request', 400, 'text/html', '<html><h1>400 Bad Request</h1></html>'],
    ['a gateway’s JSON', 403, 'application/json', { message: 'Forbidden' }],
    [
      'a gateway’s problem',
      400,
      TYPE,
      { ...PROBLEM, type: 'about:blank', status: 400, instance: `/api/starts/${ID}` },
    ],
    ['a problem of another status', 400, TYPE, { ...PROBLEM, instance: `/api/starts/${ID}` }],
    ['a problem as plain JSON', 422, 'application/json', { ...PROBLEM, instance: `/api/starts/${ID}` }],
    ['nobody’s problem', 422, TYPE, PROBLEM],
    ['another start’s problem', 422, TYPE, { ...PROBLEM, instance: `/api/starts/${OTHER}` }],
    ['nothing', 400, null, ''],
    ['Node’s parser', 431, null, ''],
  ])('%s', async (_, status, type, body) => {
    answer(status, type, body)
    expect(isRefusalOf(ID, await put())).toBe(false)
  })

  it.each([400, 401, 403, 413, 415, 422])(
    'Seedpad’s own refusal with %d is told from them',
    async (status) => {
      answer(status, TYPE, { ...PROBLEM, status, instance: `/api/starts/${ID}` })
      expect(isRefusalOf(ID, await put())).toBe(true)
    },
  )

  it('not so one that was given for another start', async () => {
    answer(422, TYPE, { ...PROBLEM, instance: `/api/starts/${ID}` })
    const error = await put()
    expect(isRefusalOf(OTHER, error)).toBe(false)
    expect(error).toBeInstanceOf(ProblemError)
  })
})

describe('what comes with 200, and is no outcome of this very start:', () => {
  it.each<[string, string | null, unknown]>([
    ['a login page', 'text/html', '<h1>Log in</h1>'],
    ['nothing', null, ''],
    ['somebody’s JSON', 'application/json', { ok: true }],
    ['another start’s outcome', 'application/json', { ...OUTCOME, startId: OTHER }],
  ])('%s', async (_, type, body) => {
    answer(200, type, body)
    expect(await put()).toBeInstanceOf(UnexpectedAnswerError)
    expect(await failureOf(withdrawStart(ID, 'life'))).toBeInstanceOf(UnexpectedAnswerError)
  })

  it('the start’s own is taken', async () => {
    answer(200, 'application/json', OUTCOME)
    expect(await putStart(ID, REQUEST, new AbortController().signal)).toEqual(OUTCOME)
  })
})

it('a login page in front is told from a server that is gone, wherever the page asks', async () => {
  const { target, authorization, apiKey } = REQUEST
  for (const [status, type] of [
    [200, 'text/html'],
    [302, 'text/html'],
    [502, 'text/html'],
  ] as const) {
    answer(status, type, '<h1>Log in</h1>')
    expect(await failureOf(getConfig())).toBeInstanceOf(UnexpectedAnswerError)
    expect(await failureOf(checkCredentials({ target, authorization, apiKey }))).toBeInstanceOf(
      UnexpectedAnswerError,
    )
  }
})
