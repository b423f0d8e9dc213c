import { execFile, spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../contract/inbox-messages'
import { MASKED_VALUE } from '../../../contract/inbox-messages'
import { character } from '../../../contract/testing/character'
import { resendCommand } from './resend-command'

type Received = { method: string; url: string; rawHeaders: string[]; body: Buffer }
let received: Received[] = []
const echo = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { method = '', url = '', rawHeaders } = request
    received.push({ method, url, rawHeaders, body: Buffer.concat(chunks) })
    response.end('ok')
  })
})
let base = ''
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-resend-'))
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${Object(echo.address()).port}/hook`
})
afterAll(async () => {
  echo.closeAllConnections()
  echo.close()
  await rm(folder, { recursive: true, force: true })
})

const fileOf = (shell: string): string | null => {
  const { stdout, status } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', shell], { encoding: 'utf8' })
  return status === 0 ? realpathSync(stdout.trim()) : null
}
const shells = ['sh', 'bash', 'zsh', 'dash']
  .filter((shell) => fileOf(shell) !== null)
  // On many machines dash is what sh is, and the same by either name. (bash is not.)
  .filter((shell) => shell !== 'dash' || fileOf('dash') !== fileOf('sh'))
const hasCurl = spawnSync('curl', ['--version']).status === 0

const delivery = (part: Partial<Delivery>): Delivery => ({
  seq: 1,
  startId: 'x',
  firstReceivedAt: '2026-01-01T00:00:00.000Z',
  receivedAt: '2026-01-01T00:00:00.000Z',
  method: 'POST',
  query: '',
  contentType: 'application/json',
  headers: [['Content-Type', 'application/json']],
  secretHash: null,
  body: { encoding: 'utf8', text: '{}' },
  bodyBytes: 2,
  bodyHash: '',
  copies: 1,
  key: 'k',
  ...part,
})
const ofBody = (bytes: Buffer, part: Partial<Delivery> = {}): Delivery => {
  const text = bytes.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(bytes)
  const body = isText
    ? { encoding: 'utf8' as const, text }
    : { encoding: 'base64' as const, text: bytes.toString('base64') }
  return delivery({ body, bodyBytes: bytes.length, ...part })
}

/** Runs the commands as scripts: one shell does, each apart from the others. Each is received once. */
async function runAll(commands: readonly string[], shell = 'sh'): Promise<Received[]> {
  received = []
  const scripts = commands.map((_, at) => join(folder, `${at}.sh`))
  for (const [at, script] of scripts.entries())
    await writeFile(script, `HOME=/somewhere\n${commands[at]} --silent --show-error\n`)
  const inTurn = 'for script; do ( . "$script" ) || exit; done'
  const { stderr } = await promisify(execFile)(shell, ['-c', inTurn, shell, ...scripts])
  expect(received, stderr).toHaveLength(commands.length)
  return received
}
async function run(command: string): Promise<Received> {
  const [only] = await runAll([command])
  if (!only) throw new Error('nothing was received')
  return only
}

const AWKWARD: [string, string | Buffer][] = [
  ['quotes of all kinds', `'"\`' "$(touch /tmp/no)" $HOME \${HOME} \\ \\' '\\''`],
  ['a line that would be a command', "a'\nrm -rf /nowhere\n'b"],
  ['what curl takes for a file name', '@/etc/passwd'],
  ['what looks like an option', '--output /tmp/no'],
  ['what printf takes for a format', '%s %d %n \\n \\x41 \\0'],
  ['history expansion', 'wow!! !$ !1'],
  ['line ends at both ends', '\n\na\n\n'],
  ['carriage returns', '{"a":1}\r\n{"b":2}\r\n'],
  ['tabs', '{\n\t"a":\t1\n}'],
  ['a null byte', 'a\u0000b'],
  ['letters of the world', 'ação 漢字 😀 \u0301'],
  ['text that turns around', 'abc\u202edef\u2066x'],
  ['a byte order mark', '\ufeff{"a":1}'],
  ['a here-document', 'EOF\n<<EOF\n$(id)\nEOF\n'],
  ['big numbers', '{"n":12345678901234567891,"x":1.0}'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x27, 0x0a, 0x80])],
  ['spaces only', '   '],
  ['a mebibyte of text', `{"big":"${"it's a line of a long report\\n".repeat(35_000)}"}`],
  ['a mebibyte of bytes', Buffer.alloc(1024 * 1024, 0xa7)],
]

describe.skipIf(!hasCurl)('a delivery, sent again by the copied command', () => {
  it.each(shells)('arrives byte for byte, by %s', async (shell) => {
    const bodies = AWKWARD.map(([, body]) => Buffer.from(body as string))
    const all = await runAll(
      bodies.map((bytes) => resendCommand(ofBody(bytes), base)),
      shell,
    )
    const broken = AWKWARD.filter((_, at) => {
      const { body, method } = all[at] ?? {}
      return method !== 'POST' || !body?.equals(bodies[at] ?? Buffer.from('nothing'))
    })
    expect(broken.map(([why]) => why)).toEqual([])
  })

  it('arrives byte for byte, whatever was in it', async () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '\\',
      '$(id)',
      '`',
      '\n',
      '\r',
      '\t',
      ' ',
      '!',
      '%',
      '@',
      '\0',
      'é',
      '-',
    )
    const bytes = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => Buffer.from(parts.join(''))),
      fc.string({ unit: character, minLength: 1 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ minLength: 1, maxLength: 50 }).map((array) => Buffer.from(array)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 10, maxLength: 10 }), async (bodies) => {
        const all = await runAll(bodies.map((bytes) => resendCommand(ofBody(bytes), base)))
        for (const [at, bytes] of bodies.entries())
          expect(all[at]?.body.equals(bytes), `body ${at}`).toBe(true)
      }),
      { numRuns: 4 },
    )
  })

  it('keeps method, query, type and headers, except what was masked or belongs to the way here', async () => {
    const command = resendCommand(
      delivery({
        method: 'PUT',
        query: `?a=1&token=${MASKED_VALUE}&b=[1]{2}'x`,
        contentType: 'text/x-odd; q="it\'s"',
        headers: [
          ['Host', 'seedpad.example'],
          ['Content-Length', '2'],
          ['Content-Type', 'text/x-odd; q="it\'s"'],
          ['Authorization', MASKED_VALUE],
          ['X-Forwarded-For', '203.0.113.9'],
          ['X-Seedpad-Simulated', '1'],
          ['X-Event', "done $HOME 'quoted'"],
          ['X-Event', 'twice'],
          ['X-Empty', ''],
        ],
      }),
      base,
    )
    const { method, url, rawHeaders } = await run(command)
    const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1]]] : []))
    expect(method).toBe('PUT')
    expect(url).toBe("/hook?a=1&b=[1]{2}'x")
    expect(pairs).toEqual(
      expect.arrayContaining([
        ['Content-Type', 'text/x-odd; q="it\'s"'],
        ['X-Event', "done $HOME 'quoted'"],
        ['X-Event', 'twice'],
        ['X-Empty', ''],
      ]),
    )
    const names = pairs.map(([name]) => name?.toLowerCase())
    expect(names.filter((name) => name === 'content-type')).toHaveLength(1)
    expect(names).not.toContain('authorization')
    expect(names).not.toContain('x-forwarded-for')
    expect(names).not.toContain('x-seedpad-simulated')
    expect(command).not.toContain(MASKED_VALUE)
  })

  it.each(['GET', 'DELETE', 'POST', 'PATCH'])(
    'of method %s without a body has none, and no type',
    async (method) => {
      const part = { method, contentType: null, headers: [], body: { encoding: 'utf8' as const, text: '' } }
      const got = await run(resendCommand(delivery(part), base))
      expect(got.method).toBe(method)
      expect(got.body).toHaveLength(0)
      expect(got.rawHeaders.map((name) => name.toLowerCase())).not.toContain('content-type')
    },
  )
})
