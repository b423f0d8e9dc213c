// `npm test`: everything, on a fresh clone too. Plain Node, no dependencies, since the first step installs them.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './find-chromium.mjs'
import { installIfNeeded } from './install.mjs'
import { countPlaywright, countVitest } from './test-counts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'seedpad-test-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

/** @type {[name: string, step: () => void][]} */
const STEPS = [
  ['packages', () => installIfNeeded(root)],
  ['Chromium', ensureChromium],
  ['types', () => npmRun('typecheck')],
  ['lint', () => npmRun('lint')],
  ['boundaries', () => npmRun('boundaries')],
  ['dead code', () => npmRun('dead-code')],
  [
    'unit tests',
    () => npmRun('unit', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`),
  ],
  ['build', () => npmRun('build')],
  ['size budgets', () => npmRun('budgets')],
  [
    'end-to-end tests',
    () => npmRun('e2e', '--reporter=list,json', { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport }),
  ],
]

function ensureChromium() {
  if (findChromium() !== null) return console.log(findChromium())
  const asRoot = process.getuid?.() === 0
  console.log('No Chromium found (SEEDPAD_CHROMIUM names one); Playwright installs its own …')
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
  run(process.execPath, [playwright, 'install', ...(asRoot ? ['--with-deps'] : []), 'chromium'])
  if (findChromium() === null && asRoot && existsSync('/usr/bin/apt-get')) {
    console.log('That failed; Debian has a package …')
    run('apt-get', ['update'])
    const install = ['install', '-y', '--no-install-recommends']
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    // Older releases have no package of the shell alone.
    if (run('apt-get', [...install, 'chromium-headless-shell'], env) !== 0)
      run('apt-get', [...install, 'chromium'], env)
  }
  if (findChromium() === null)
    throw new Error('no Chromium: install one, or name it in SEEDPAD_CHROMIUM, and run npm test again')
}

/** Runs a script of package.json; a last argument that is an object is added to its environment. */
function npmRun(script, ...rest) {
  const env = typeof rest.at(-1) === 'object' ? rest.pop() : {}
  const npm = process.env.npm_execpath
  const args = ['run', '--silent', script, '--', ...rest]
  const status = npm?.endsWith('.js') ? run(process.execPath, [npm, ...args], env) : run('npm', args, env)
  if (status !== 0) throw new Error(`npm run ${script} failed`)
}

/** Without a stdin, so that nothing can wait for an answer. */
function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  })
  return done.status ?? 1
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

const times = []
let broken = null
for (const [name, step] of STEPS) {
  console.log(`\n── ${name}`)
  const from = performance.now()
  try {
    step()
  } catch (error) {
    broken = { name, why: error instanceof Error ? error.message : String(error) }
  }
  times.push(`${name} ${((performance.now() - from) / 1000).toFixed(1)} s`)
  if (broken) break
}

const counts = [countVitest(readReport(vitestReport)), countPlaywright(readReport(playwrightReport))]
rmSync(reports, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
// A step that breaks without naming a test (types, lint, a crash of the runner) counts as one.
const failed = Math.max(
  counts.reduce((sum, count) => sum + count.failed, 0),
  broken ? 1 : 0,
)
console.log(`\n── ${times.join(', ')}`)
if (broken) console.log(`Stopped at “${broken.name}”: ${broken.why}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
