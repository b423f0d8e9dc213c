// `npm run test:repeat -- 10`: runs `npm test` until ten runs of this commit are in the table, each beside a load that keeps every
// processor busy. The table stays in .cache, so that a later call goes on with it; another commit begins a new one.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './find-chromium.mjs'
import { runNpm } from './run-steps.mjs'

/**
 * One run of `npm test`.
 * @typedef {{ at: string, minutes: number, passed: number, failed: number, log: string, failures: string[] }} Run
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.cache', 'test-repeat')
const wanted = Number(process.argv[2] ?? 10)
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error(`test:repeat takes the number of runs, not “${process.argv[2]}”`)
  process.exit(2)
}

/** Keeps one processor busy, and ends with whoever started it, however that ends. */
const BUSY =
  'const { ppid } = process; for (let i = 0; ; i++) if (i % 1e7 === 0 && process.ppid !== ppid) process.exit()'

const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const commit =
  git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' and changes')
const table = join(folder, 'table.json')
mkdirSync(folder, { recursive: true })
const kept = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')) : null
/** @type {Run[]} */
const runs = kept?.commit === commit ? kept.runs : []

while (runs.length < wanted) {
  const log = join(folder, `run-${runs.length + 1}.log`)
  console.log(`Run ${runs.length + 1} of ${wanted}: ${log}`)
  runs.push(await runOnce(log))
  writeFileSync(table, JSON.stringify({ commit, runs }, null, 2))
  console.log(asTable())
}
console.log(asTable())
process.exitCode = runs.some(({ failed }) => failed > 0) ? 1 : 0

/** @param {string} log file that gets what it says */
async function runOnce(log) {
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ')
  const load = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', BUSY], { stdio: 'ignore' }),
  )
  const from = performance.now()
  let said = ''
  const code = await runNpm('test', [], {
    cwd: root,
    print: (text) => {
      said += text
      writeFileSync(log, said)
    },
  })
  for (const child of load) child.kill('SIGKILL')
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(said) ?? []
  return {
    at,
    minutes: (performance.now() - from) / 60_000,
    passed: Number(passed ?? 0),
    // Where it did not come to its last line, that is what failed.
    failed: Number(failed ?? 1) || (code === 0 ? 0 : 1),
    log,
    failures: [...said.matchAll(/^\d+\. (.+)$/gm)].map(([, what]) => what ?? ''),
  }
}

function asTable() {
  const machine = `${availableParallelism()} processors, all kept busy; Node ${process.versions.node}; ${findChromium()}`
  return [
    '',
    `Commit ${commit}; ${machine}`,
    '',
    '| run | begun (UTC) | minutes | passed | failed | |',
    '|---|---|---|---|---|---|',
    ...runs.map(
      (run, at) =>
        `| ${at + 1} | ${run.at} | ${run.minutes.toFixed(1)} | ${run.passed} | ${run.failed} | ${run.failures.join('; ').replaceAll('|', '\\|')} |`,
    ),
    '',
  ].join('\n')
}
