// `npm run test:long`: what takes too long for `npm test`. Each part prints its figures; `npm run test:long -- faults memory` runs
// only those parts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNpm, runProgram, runSteps } from './run-steps.mjs'
import { tellResults } from './tell-results.mjs'
import { failuresOf, readPlaywright, readReport } from './test-reports.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'seedpad-long-'))
const print = (/** @type {string} */ text) => process.stdout.write(text)
let passed = 0

/** Stories run by a script of package.json; what it is set to stands in the command that repeats one of them. */
const stories =
  (script, env = {}) =>
  async (out) => {
    const report = join(reports, `${script.replaceAll(':', '-')}.json`)
    const command = [
      ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
      `npm run ${script}`,
    ].join(' ')
    rmSync(report, { force: true })
    const code = await runNpm(script, ['--reporter=list,json'], {
      cwd: root,
      print: out,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    })
    const outcome = readPlaywright(readReport(report), command, root)
    passed += outcome.passed
    return failuresOf(code, outcome, command)
  }

/** A program that prints figures and knows no single tests. */
const figures = (repeat, run) => async (out) => {
  const code = await run(out)
  return code === 0 ? [] : [{ what: `exit code ${code}`, repeat }]
}
const options = (out) => ({ cwd: root, print: out })

/** @type {Record<string, (out: (text: string) => void) => Promise<import('./run-steps.mjs').Failure[]>>} */
const PARTS = {
  stories: stories('e2e:long'),
  faults: stories('test:faults'),
  rough: stories('e2e', { SEEDPAD_ROUGH: process.env.SEEDPAD_ROUGH ?? '1' }),
  memory: figures('node bench/memory.mjs', async (out) => {
    const built = await runNpm('build', [], options(out))
    return built || runProgram(process.execPath, ['bench/memory.mjs'], options(out))
  }),
  explore: figures('npm run test:explore', (out) => runNpm('test:explore', [], options(out))),
}

const asked = process.argv.slice(2)
const wrong = asked.filter((name) => !(name in PARTS))
if (wrong.length > 0) {
  console.error(`There is no part “${wrong.join('”, “')}”. The parts: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}
const chosen = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name))
const results = await runSteps(
  chosen.map(([name, run]) => ({ name, alone: true, run })),
  print,
)
rmSync(reports, { recursive: true, force: true })
const { text, failed } = tellResults(results, passed)
print(text)
process.exitCode = failed > 0 ? 1 : 0
