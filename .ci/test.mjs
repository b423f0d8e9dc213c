// `npm test`: what tells whether the product works, on a fresh clone too. Plain Node, no dependencies, since the first step
// installs them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './ensure-chromium.mjs'
import { installIfNeeded } from './install.mjs'
import { runNpm, runSteps } from './run-steps.mjs'
import { tellResults } from './tell-results.mjs'
import { failuresOf, readPlaywright, readReport, readVitest } from './test-reports.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = mkdtempSync(join(tmpdir(), 'seedpad-test-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')
const print = (/** @type {string} */ text) => process.stdout.write(text)
let passed = 0

/** A script of package.json that knows no single tests: it passes or not. */
const script = (/** @type {string} */ name) => async (/** @type {typeof print} */ out) => {
  const code = await runNpm(name, [], { cwd: root, print: out })
  return code === 0 ? [] : [{ what: `npm run ${name} failed (exit code ${code})`, repeat: `npm run ${name}` }]
}

/** A script that tells of single tests. One that fails without naming any (a crash of the runner) is a failure too. */
const tests = (name, args, env, read) => async (/** @type {typeof print} */ out) => {
  const code = await runNpm(name, args, { cwd: root, print: out, env })
  const outcome = read()
  passed += outcome.passed
  return failuresOf(code, outcome, `npm run ${name}`)
}

const results = await runSteps(
  [
    {
      name: 'packages',
      alone: true,
      run: async () => {
        installIfNeeded(root)
        return []
      },
    },
    { name: 'Chromium', needs: ['packages'], alone: true, run: (out) => ensureChromium(root, out) },
    { name: 'types', needs: ['packages'], run: script('typecheck') },
    { name: 'build', needs: ['packages'], run: script('build') },
    { name: 'lint', needs: ['packages'], run: script('lint') },
    { name: 'boundaries', needs: ['packages'], run: script('boundaries') },
    { name: 'dead code', needs: ['packages'], run: script('dead-code') },
    { name: 'size budgets', needs: ['build'], run: script('budgets') },
    {
      name: 'unit tests',
      needs: ['packages', 'Chromium'],
      alone: true,
      run: tests(
        'unit',
        ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
        {},
        () => readVitest(readReport(vitestReport), root),
      ),
    },
    {
      name: 'end-to-end tests',
      needs: ['build', 'Chromium'],
      alone: true,
      run: tests('e2e', ['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport }, () =>
        readPlaywright(readReport(playwrightReport), 'npm run e2e', root),
      ),
    },
  ],
  print,
)
rmSync(reports, { recursive: true, force: true })

const { text, failed } = tellResults(results, passed)
print(text)
process.exitCode = failed > 0 ? 1 : 0
