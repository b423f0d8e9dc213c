// `npm run test:explore`: every property with seeds that nobody tried yet, round after round. What it finds is mended, and kept
// as an example in its test. `npm run test:explore -- 50` makes fifty rounds; SEEDPAD_SEED begins with that seed.
import { randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNpm } from './run-steps.mjs'
import { failuresOf, readReport, readVitest } from './test-reports.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = Number(process.argv[2] ?? 10)
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error(`test:explore takes the number of rounds, not “${process.argv[2]}”`)
  process.exit(2)
}

/** Only these have anything that a seed decides. */
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.browser.test.ts'))
  .filter((path) => /fast-check|seeded-random/.test(readFileSync(join(root, path), 'utf8')))
console.log(`${files.length} files whose tests depend on a seed, ${rounds} rounds`)

const folder = mkdtempSync(join(tmpdir(), 'seedpad-explore-'))
const report = join(folder, 'vitest.json')
/** @type {import('./run-steps.mjs').Failure[]} */
const found = []
for (let round = 1; round <= rounds; round++) {
  const seed = round === 1 && process.env.SEEDPAD_SEED ? process.env.SEEDPAD_SEED : String(randomInt(2 ** 31))
  // For the run, and for the commands that repeat what failed in it.
  process.env.SEEDPAD_SEED = seed
  rmSync(report, { force: true })
  let said = ''
  const from = performance.now()
  const code = await runNpm('unit', ['--reporter=json', `--outputFile=${report}`, ...files], {
    cwd: root,
    print: (text) => {
      said += text
    },
  })
  const outcome = readVitest(readReport(report), root)
  const failures = failuresOf(code, outcome, 'npm run unit')
  if (code !== 0 && outcome.failures.length === 0) console.log(said.slice(-500))
  found.push(...failures)
  const seconds = ((performance.now() - from) / 1000).toFixed(0)
  console.log(
    `round ${round}: seed ${seed}, ${outcome.passed} passed, ${failures.length} failed, ${seconds} s`,
  )
}
rmSync(folder, { recursive: true, force: true })

for (const [at, { what, repeat }] of found.entries()) console.log(`\n${at + 1}. ${what}\n   ${repeat}`)
console.log(`\n${rounds} rounds, ${found.length} failures found`)
process.exitCode = found.length > 0 ? 1 : 0
