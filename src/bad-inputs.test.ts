import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeJsonError } from './app/features/seeds/describe-json-error'
import { en } from './app/lib/i18n/en'
import { type MessageKey, t } from './app/lib/i18n/i18n'
import { launchFormSchema } from './app/lib/start/launch-form-schema'
import { parseApiKey, parseAuthorization } from './contract/authorization'
import { configSchema } from './contract/config-message'
import { explain } from './contract/explanations/explain'
import { checkJson } from './contract/json-text'
import { readReply } from './contract/reply'
import { composeForTest, type TestComposition } from './server/testing/start-server'

/**
 * Bad inputs, each really tried with the code that meets it first, and what the operator (or a program that calls the
 * server) is told. docs/promises.md lists them; a last test keeps the list true, and writes it anew where it is asked to:
 * `SEEDPAD_DOCS=write npx vitest run src/bad-inputs.test.ts`.
 */
type Said = string | null

const FORM = {
  project: 'my-project',
  automation: 'report',
  sendTo: 'url' as const,
  webhookUrl: 'https://example.com/r',
  headers: [] as { name: string; value: string }[],
  wire: { dialect: 'default' as const, webhookAs: 'object' as const, seedAs: 'object' as const },
}

/** What stands beside the fields of the form; `null`: it would be sent. */
function beside(changes: Partial<typeof FORM> | { sendTo: 'inbox'; headers: typeof FORM.headers }): Said {
  const { error } = launchFormSchema.safeParse({ ...FORM, ...changes })
  return error ? error.issues.map(({ message }) => t(message as MessageKey)).join(' ') : null
}

const PATH = '/api/starts/3f8b1c52-6d0a-4c5e-9a53-0d8f0d7f5a11'
const OWN = { host: '127.0.0.1:4780', origin: 'http://127.0.0.1:4780', 'content-type': 'application/json' }
let server: TestComposition
let journalId = ''
beforeAll(async () => {
  server = await composeForTest({ SEEDPAD_SIMULATOR: 'off' })
  const config = await server.app.request('/api/config', { headers: OWN })
  journalId = configSchema.parse(await config.json()).journalId
})
afterAll(() => server.stop())

/** What the server answers: status and title; `null`: it took the request. */
async function answer(
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Said> {
  const response = await server.app.request(path, {
    method,
    headers: { ...OWN, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  if (response.ok) return null
  const { title } = (await response.json()) as { title: string }
  return `${response.status} ${title}`
}

function startWith(changes: Record<string, unknown>): Promise<Said> {
  const start = { journalId, target: 'api', project: 'p', automation: 'a', body: '' }
  const values = { authorization: `Token ${'a'.repeat(40)}`, apiKey: 'key' }
  return answer('PUT', PATH, JSON.stringify({ ...start, ...values, ...changes }))
}

const name = (input: string) => ['Project or automation', input, () => beside({ project: input })] as const
const url = (input: string) => ['Webhook URL', input, () => beside({ webhookUrl: input })] as const
const header = (...rows: [name: string, value: string][]) =>
  [
    'Header rows',
    rows.map((row) => row.join(': ')).join(', '),
    () => beside({ headers: rows.map(([name, value]) => ({ name, value })) }),
  ] as const
const seed = (input: string) =>
  [
    'Seed',
    input,
    () => {
      const checked = checkJson(input)
      return checked.ok ? null : describeJsonError(t, checked.error)
    },
  ] as const
const token = (input: string) =>
  [
    'Authorization token',
    input,
    () => (parseAuthorization(input).ok ? null : en['credentials.notUsable']),
  ] as const
const key = (input: string) =>
  ['API key', input, () => (parseApiKey(input).ok ? null : en['credentials.notUsable'])] as const
const reply = (status: number, body: string | null, truncated = false) =>
  [
    'Answer of the platform',
    `${status} ${body ?? '(not UTF-8)'}${truncated ? ' (cut at 1 MiB)' : ''}`,
    () => {
      const { state, reason } = readReply({ status, body, truncated })
      return reason === null ? null : `${state}: ${explain(reason, 'en').what}`
    },
  ] as const
const request = (input: string, say: () => Promise<Said>) => ['Request to the server', input, say] as const

const TRIED: (readonly [where: string, input: string, say: () => Said | Promise<Said>])[] = [
  ...['', '   ', '.', '..', '%2e', '%2E%2e', ' .. ', 'a/b', 'a\\b', '../verify-token', 'a%2Fb', 'a%5cb'].map(
    name,
  ),
  ...[
    'a\u0000b',
    'a\nb',
    'a\tb',
    'a\u007f',
    'a\u0085b',
    'a\u2028b',
    '\ud800',
    'a\udc00',
    'x'.repeat(256),
  ].map(name),
  ...['', '  ', 'nowhere', 'example.com/r', '/hooks/1', 'http:example.com', 'http:///example.com'].map(url),
  ...[
    'ftp://example.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https://exa mple.com/',
  ].map(url),
  ...['https://user:pw@example.com/', 'https://token@example.com/', 'https://a@b@example.com/'].map(url),
  ...['https://example.com\\@evil.example/', 'https://example.com/\nX: y', 'https://example.com:99999/'].map(
    url,
  ),
  ...['https://[::1', 'https://example.com/\ud800', `https://example.com/${'x'.repeat(2_048)}`].map(url),
  header(['', 'value']),
  header(['X Key', 'v']),
  header(['X-Key:', 'v']),
  header(['Ключ', 'v']),
  header(['X-\r\nEvil', 'v']),
  header(['__proto__', 'v']),
  header(['😀', 'v']),
  header(['x'.repeat(129), 'v']),
  ...['Host', 'content-length', 'Transfer-Encoding', 'Connection', 'TE', 'Upgrade', 'Expect'].map((one) =>
    header([one, 'v']),
  ),
  header(['Proxy-Authorization', 'v']),
  header(['X-Key', '1'], ['x-key', '2']),
  header(['X-Key', 'a\r\nX-Evil: 1']),
  header(['X-Key', 'a\nb']),
  header(['X-Key', 'a\u0000b']),
  header(['X-Key', ' s3cr3t\t']),
  header(['X-Key', 's3cr3t\u00a0']),
  header(['X-Key', '\u200bs3cr3t']),
  header(['X-Key', 'Bearer\u00a0s3cr3t']),
  header(['X-Key', 'a\u0085b']),
  header(['X-Key', 'ключ']),
  header(['X-Key', '😀']),
  header(['X-Key', 'v'.repeat(8_193)]),
  [
    'Header rows',
    'X-Seedpad-Delivery: v, sent to the inbox',
    () => beside({ sendTo: 'inbox', headers: [{ name: 'X-Seedpad-Delivery', value: 'v' }] }),
  ],
  ...['{', '[1, 2', '{"a": 1,}', '[1,]', '[,1]', '{a: 1}', "{'a': 1}", '{"a" 1}', '{"a": 1 "b": 2}'].map(
    seed,
  ),
  ...[
    '{"a": "b}',
    '{"a": "b\nc"}',
    '"\\x41"',
    '"\\u12"',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    'NaN',
    'Infinity',
  ].map(seed),
  ...['undefined', 'True', '// note\n{}', '{} /* end */', '\ufeff{}', '{}{}', '{"a": 1} x', '"\ud800"'].map(
    seed,
  ),
  ...[
    '{\u201ca\u201d: 1}',
    '{"a\u201d: "b"}',
    '{\u00aba\u00bb: 1}',
    '{"a":\u200b1}',
    '{"a":\u00a01}',
    '[\u22125]',
    '{"a"\uff1a1}',
    '[1\u037e]',
    '[\ufeff1]',
    '~~~json\n{}\n~~~',
  ].map(seed),
  ...['{"a": \u201cb\u201d}', '{"a": 1;}', '<xml/>', 'a: 1', '{"a": undefined}', '[1 2]', '-'].map(seed),
  ...[
    '',
    'Token ',
    'two words',
    'Token a b',
    'Token é',
    'Token a\r\nX: y',
    'Bearer a b',
    `x${'y'.repeat(5_000)}`,
  ].map(token),
  ...['a b', 'a\nb', 'clé', 'a\u0000', 'x'.repeat(5_000)].map(key),
  reply(200, ''),
  reply(200, null),
  reply(200, '<!doctype html><h1>Welcome</h1>'),
  reply(200, '{"status":"success"'),
  reply(200, '{"status":"success"}'),
  reply(200, '{"execution_id":7}'),
  reply(200, '{"execution_id":""}'),
  reply(200, '{"execution_id":null}'),
  reply(200, '{"execution_id":"a b"}'),
  reply(200, `{"execution_id":"${'x'.repeat(10_240)}"}`),
  reply(200, '{"status":"error","execution_id":"exec_1"}'),
  reply(200, '["exec_1"]'),
  reply(200, '{"execution_id":"exec_1"}', true),
  ...[204, 301, 302, 307, 308, 404, 405, 408, 409, 418, 421, 425, 500, 502, 503, 504].map((status) =>
    reply(status, ''),
  ),
  reply(400, '<html>Bad request</html>'),
  reply(400, '{"status":"success","message":"started"}'),
  reply(403, '{"message":"no","execution_id":"exec_1"}'),
  reply(403, '{"message":"<script>alert(1)</script>"}'),
  request('Host: evil.example', () => answer('GET', '/api/config', undefined, { host: 'evil.example' })),
  request('Host: 127.0.0.1:4781', () => answer('GET', '/api/config', undefined, { host: '127.0.0.1:4781' })),
  request('Origin: https://evil.example', () =>
    answer('PUT', PATH, '{}', { origin: 'https://evil.example' }),
  ),
  request('Origin: null', () => answer('PUT', PATH, '{}', { origin: 'null' })),
  request('Origin: http://localhost:4780, Host: 127.0.0.1:4780', () =>
    answer('PUT', PATH, '{}', { origin: 'http://localhost:4780' }),
  ),
  request('Sec-Fetch-Site: cross-site', () => answer('PUT', PATH, '{}', { 'sec-fetch-site': 'cross-site' })),
  request('Content-Type: text/plain', () => answer('PUT', PATH, '{}', { 'content-type': 'text/plain' })),
  request('a body that is half a message', () => answer('PUT', PATH, '{"target":')),
  request('a body that is not UTF-8', () => answer('PUT', PATH, Uint8Array.of(0x7b, 0xff, 0x7d))),
  request('a body of 7,000 brackets', () => answer('PUT', PATH, '['.repeat(7_000))),
  request('a body without its fields', () => answer('PUT', PATH, '{}')),
  request('a start id that is none', () => answer('PUT', '/api/starts/1', '{}')),
  request('a start id in upper case', () =>
    answer('PUT', PATH.toUpperCase().replace('/API/STARTS', '/api/starts'), '{}'),
  ),
  request('an address as target', () => startWith({ target: 'https://evil.example' })),
  request('a target that is switched off', () => startWith({ target: 'simulator' })),
  request('a name that leads elsewhere', () => startWith({ automation: '../sdk/verify-token' })),
  request('a token with a line break', () => startWith({ authorization: 'Token a\r\nX: y' })),
  request('a request text that is no object', () => startWith({ body: '[]' })),
  request('a request text that is no JSON', () => startWith({ body: '{"a":1,}' })),
  request('an inbox id that can be guessed', () => answer('GET', '/api/inboxes/1/deliveries')),
  request('a start nobody made', () => answer('GET', PATH)),
  request('a path that is none', () => answer('GET', '/api/nowhere')),
]

/** As it can stand in a table: escapes for what is not seen, the middle of what is long left out. */
function shown(input: string): string {
  const json = JSON.stringify(input).replace(
    /[\u007f-\u00a0\u00ad\u037e\u200b-\u200f\u2028\u2029\u202f\u2060\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const text = json.slice(1, -1).replaceAll('\\"', '"')
  const short = text.length > 60 ? `${text.slice(0, 24)}… (${input.length} characters)` : text
  return short.trim() === '' ? `(${input.length === 0 ? 'nothing' : 'spaces'})` : short
}

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``
test('at least a hundred bad inputs are tried, no two alike', () => {
  expect(TRIED.length).toBeGreaterThanOrEqual(100)
  expect(new Set(TRIED.map(([where, input]) => `${where}: ${input}`)).size).toBe(TRIED.length)
})

test.each(TRIED.map(([where, input, say]) => [`${where}: ${shown(input)}`, say] as const))(
  '%s',
  async (_, say) => {
    const words = await say()
    expect(words, 'it was taken').not.toBeNull()
    // A key without words would stand there bare.
    expect(words).not.toMatch(/^[a-z]+\.[a-z-]+$|undefined|\{\{/)
  },
)

test('docs/promises.md lists each with what is said', async () => {
  const file = new URL('../docs/promises.md', import.meta.url)
  const before = await readFile(file, 'utf8')
  const rows: string[] = []
  // Said again: the tests above may run alone, or in another order.
  for (const [where, tried, say] of TRIED) {
    const input = shown(tried)
    const words = ((await say()) ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')
    rows.push(`| ${where} | ${code(input)} | ${words} | ${code(`${where}: ${input}`)} |`)
  }
  const table = ['| where | input | what is said | test |', '|---|---|---|---|', ...rows].join('\n')
  const [begin, end] = [
    '<!-- bad inputs: written by src/bad-inputs.test.ts -->\n',
    '\n<!-- end of bad inputs -->',
  ]
  const from = before.indexOf(begin) + begin.length
  const after = before.slice(0, from) + table + before.slice(before.indexOf(end))
  if (process.env.SEEDPAD_DOCS === 'write') await writeFile(file, after)
  else expect(before, 'SEEDPAD_DOCS=write npx vitest run src/bad-inputs.test.ts').toBe(after)
})
