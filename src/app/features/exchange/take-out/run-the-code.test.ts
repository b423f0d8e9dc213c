import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { codeFor, type Format } from './formats'
import type { Outgoing } from './outgoing'
import { startEcho } from './testing/echo-server'
import { NASTY_BODIES } from './testing/nasty-bodies'

// Generated code is run by the programs it is for, and what arrives at a server is compared byte by byte.

const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0
const HAS = {
  bash: has('bash', '--version'),
  zsh: has('zsh', '--version'),
  curl: has('curl', '--version'),
  python: has('python3', '--version'),
  requests: has('python3', '-c', 'import requests'),
  httpie: has('http', '--version'),
  pwsh: has('pwsh', '-NoProfile', '-Command', 'exit 0'),
}
const NAMES: Record<keyof typeof HAS, string> = {
  bash: 'bash',
  zsh: 'zsh',
  curl: 'cURL',
  python: 'Python',
  requests: 'the Python library requests (a stand-in for it was)',
  httpie: 'HTTPie',
  pwsh: 'PowerShell 7',
}
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

// Hundreds of requests are sent, most by a program of their own.
vi.setConfig({ testTimeout: 240_000 })

let echo: Awaited<ReturnType<typeof startEcho>>
let folder = ''
beforeAll(async () => {
  echo = await startEcho()
})
afterAll(async () => {
  await echo.close()
  const missing = Object.entries(HAS).filter(([, there]) => !there)
  // Said aloud: a program that is not here proves nothing, and a skipped test is easily overlooked.
  if (missing.length > 0)
    process.stdout.write(
      `Generated code was not run by: ${missing.map(([name]) => NAMES[name as keyof typeof HAS]).join(', ')} (not installed here)\n`,
    )
})
beforeEach(() => {
  echo.seen.length = 0
  folder = mkdtempSync(join(tmpdir(), 'seedpad-code-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const TOKEN = 'Token 0123456789abcdef0123456789abcdef01234567'
const KEY = 'a+b/c=d%20$HOME`id`!&*=='

function outgoing(body: string): Outgoing {
  return {
    url: `${echo.base}/api/start-automation/my%20project/it's%26a%25b`,
    headers: [
      ['Authorization', TOKEN],
      ['x-api-key', KEY],
      ...(body === '' ? [] : [['Content-Type', 'application/json'] as const]),
      ['Accept', 'application/json'],
    ],
    body,
    automation: "it's & co",
    seedText: body,
  }
}

/** Writes the code for every nasty body, one file each, in the order of the list. */
function writeAll(format: Format, extension: string): string[] {
  return NASTY_BODIES.map(([, body], at) => {
    const file = join(folder, `${String(at).padStart(3, '0')}.${extension}`)
    writeFileSync(file, codeFor(format, outgoing(body)))
    return file
  })
}

/** Runs a program to its end, with nothing on its input. What it says is the message of a failure. */
function run(command: string, args: string[], env: Record<string, string> = {}, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', NO_PROXY: '*', ...env },
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${command}: ${code}\n${said}`)),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Has one shell run all files, each apart from the others: what is started is what the code asks for, not a shell for each. */
const runInTurn = (shell: string, files: string[], env: Record<string, string> = {}, after = '') =>
  run(
    shell,
    [
      ...(shell === 'zsh' ? ['-f'] : []),
      '-c',
      `for file; do ( . "$file" ) || { status=$?; echo "$file"; exit $status; }; ${after} done`,
      shell,
      ...files,
    ],
    env,
  )

/** Every request arrived once, in order, with the bytes and headers that were meant. */
function expectAllArrived(only: readonly (readonly [string, string])[] = NASTY_BODIES) {
  expect(echo.seen).toHaveLength(only.length)
  for (const [at, [why, body]] of only.entries()) {
    const { method, path, headers, body: arrived } = echo.seen[at] ?? {}
    expect(arrived?.equals(Buffer.from(body)), `${why}: ${arrived?.toString('utf8').slice(0, 200)}`).toBe(
      true,
    )
    expect([method, path], why).toEqual(['POST', "/api/start-automation/my%20project/it's%26a%25b"])
    expect(headers, why).toMatchObject({ authorization: TOKEN, 'x-api-key': KEY, accept: 'application/json' })
    expect(headers?.['content-length'], why).toBe(String(Buffer.byteLength(body)))
    expect(headers?.['content-type'], why).toBe(body === '' ? undefined : 'application/json')
  }
}

test('there are at least 40 nasty bodies, all different', () => {
  expect(new Set(NASTY_BODIES.map(([, body]) => body)).size).toBe(NASTY_BODIES.length)
  expect(NASTY_BODIES.length).toBeGreaterThanOrEqual(40)
})

describe('cURL for bash', () => {
  test.skipIf(!HAS.bash || !HAS.curl)('sends the bytes that are meant', async () => {
    await runInTurn('bash', writeAll('curl', 'sh'))
    expectAllArrived()
  })

  test.skipIf(!HAS.bash || !HAS.curl)(
    'does so when pasted into a shell that expands its history',
    async () => {
      const shouting = NASTY_BODIES.filter(([, body]) => body.includes('!') && body.length < 1000)
      const pasted = shouting.map(([, body]) => codeFor('curl', outgoing(body))).join('')
      await run('bash', ['--norc', '--noprofile', '-i'], { HISTFILE: '/dev/null', PS1: '' }, pasted)
      expect(shouting.length).toBeGreaterThan(1)
      expectAllArrived(shouting)
    },
  )

  test.skipIf(!HAS.bash || !HAS.curl)('is told from a careless template by these bodies', async () => {
    const careless = (body: string) => `curl -s -X POST '${echo.base}/' --data "${body}"\n`
    const files = NASTY_BODIES.slice(0, 20).map(([, body], at) => {
      const file = join(folder, `${at}.sh`)
      writeFileSync(file, careless(body))
      return file
    })
    await run('bash', ['-c', 'for file; do ( . "$file" ); done; true', 'bash', ...files])
    const arrived = new Set(echo.seen.map((seen) => seen.body.toString('utf8')))
    // That it does send is seen from what has nothing to break.
    expect(arrived).toContain('{}')
    const broken = NASTY_BODIES.slice(0, 20).filter(([, body]) => !arrived.has(body))
    expect(broken.length).toBeGreaterThan(10)
  })

  test.skipIf(!HAS.zsh || !HAS.curl)('does so in zsh', async () => {
    await runInTurn('zsh', writeAll('curl', 'sh'))
    expectAllArrived()
  })
})

describe('cURL for PowerShell', () => {
  test.skipIf(!HAS.pwsh || !HAS.curl)(
    'sends the bytes that are meant, and leaves no file behind',
    async () => {
      const bin = join(folder, 'bin')
      const temporary = join(folder, 'tmp')
      mkdirSync(bin)
      mkdirSync(temporary)
      writeFileSync(join(bin, 'curl.exe'), '#!/bin/sh\nexec curl "$@"\n')
      chmodSync(join(bin, 'curl.exe'), 0o755)
      const all = writeAll('powershell', 'ps1')
      const script = all.map((file) => `. '${file}'`).join('\n')
      const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, TMPDIR: temporary }
      await run('pwsh', ['-NoProfile', '-NonInteractive', '-Command', script], env)
      expectAllArrived()
      expect(readdirSync(temporary).filter((name) => name.endsWith('.tmp'))).toEqual([])
    },
    120_000,
  )
})

const RUN_PYTHON = 'import runpy, sys\nfor path in sys.argv[1:]: runpy.run_path(path)'

describe('Python requests', () => {
  test.skipIf(!HAS.python)('sends the bytes that are meant', async () => {
    copyFileSync(here('./testing/requests_stand_in.py'), join(folder, 'requests.py'))
    await run('python3', ['-c', RUN_PYTHON, ...writeAll('python', 'py')], { PYTHONPATH: folder })
    expectAllArrived()
  })

  test.skipIf(!HAS.requests)('does so with the library itself', async () => {
    await run('python3', ['-P', '-c', RUN_PYTHON, ...writeAll('python', 'py')])
    expectAllArrived()
  })

  test.skipIf(!HAS.python)('does so from a file with the line ends of Windows', async () => {
    copyFileSync(here('./testing/requests_stand_in.py'), join(folder, 'requests.py'))
    const files = writeAll('python', 'py')
    for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    await run('python3', ['-c', RUN_PYTHON, ...files], { PYTHONPATH: folder })
    expectAllArrived()
  })
})

describe('JavaScript fetch', () => {
  test('sends the bytes that are meant', async () => {
    const all = writeAll('javascript', 'mjs')
    const main = join(folder, 'main.mjs')
    writeFileSync(main, all.map((file) => `await import(${JSON.stringify(file)})\n`).join(''))
    await run(process.execPath, [main])
    expectAllArrived()
  })

  test('does so from a file with the line ends of Windows', async () => {
    const all = writeAll('javascript', 'mjs')
    for (const file of all) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    const main = join(folder, 'main.mjs')
    writeFileSync(main, all.map((file) => `await import(${JSON.stringify(file)})\n`).join(''))
    await run(process.execPath, [main])
    expectAllArrived()
  })
})

describe('HTTPie', () => {
  test.skipIf(!HAS.httpie || !HAS.bash)(
    'sends the bytes that are meant',
    async () => {
      await runInTurn('bash', writeAll('httpie', 'sh'))
      expectAllArrived()
    },
    120_000,
  )
})

describe('the platform’s command line', () => {
  test.skipIf(!HAS.bash)('is given the automation and the seed that are meant', async () => {
    writeFileSync(join(folder, 'datallog'), STAND_IN_CLI)
    chmodSync(join(folder, 'datallog'), 0o755)
    const files = writeAll('datallog', 'sh')
    const env = { PATH: `${folder}${delimiter}${process.env.PATH}` }
    const said = (await runInTurn('bash', files, env, "printf '\\0';")).split('\0')
    expect(said).toHaveLength(NASTY_BODIES.length + 1)
    for (const [at, [why, body]] of NASTY_BODIES.entries())
      expect(said[at], why).toBe(body.trim() === '' ? "it's & co\n" : `it's & co\n${body}`)
  })
})

/** Prints its automation, then its seed, wherever it comes from. */
const STAND_IN_CLI = `#!/bin/sh
[ "$1" = run ] || exit 2
printf '%s\\n' "$2"
case "$3" in
  --seed) printf '%s' "$4" ;;
  --seed-file) cat "$4" ;;
  '') ;;
  *) exit 2 ;;
esac
`
