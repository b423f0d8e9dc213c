import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** @typedef {{ passed: number, failures: import('./run-steps.mjs').Failure[] }} Outcome */

/**
 * What vitest's JSON report tells. A file that can't be loaded has no tests and is one failure; so is an error outside of
 * tests, which the report knows of only as a run without success.
 * @param {string} root what files are named from
 * @returns {Outcome}
 */
export function readVitest(report, root) {
  if (report === null) return { passed: 0, failures: [] }
  const failures = report.testResults.flatMap((file) => {
    const path = relative(root, file.name).replaceAll('\\', '/')
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (file.status === 'failed' && failed.length === 0)
      return [{ what: `${path}: ${firstLine(file.message)}`, repeat: withSeed(`npm run unit -- ${path}`) }]
    return failed.map(({ fullName, failureMessages }) => ({
      what: `${path} › ${fullName}: ${firstLine(failureMessages[0])}`,
      repeat: withSeed(`npm run unit -- ${path} -t ${quote(fullName)}`),
    }))
  })
  if (!report.success && failures.length === 0)
    failures.push({ what: 'an error outside of the tests, see above', repeat: withSeed('npm run unit') })
  return { passed: report.numPassedTests, failures }
}

/**
 * What Playwright's JSON report tells. There are no second tries, so nothing can pass at a second one; it would be a failure
 * all the same. Errors outside of stories (a broken file, the global set-up) count as well.
 * @param {string} command that runs these stories
 * @param {string} root what files are named from
 * @returns {Outcome}
 */
export function readPlaywright(report, command, root) {
  if (report === null) return { passed: 0, failures: [] }
  const failures = report.errors.map(({ message }) => ({
    what: `outside of the stories: ${firstLine(message)}`,
    repeat: command,
  }))
  for (const { path, spec } of report.suites.flatMap((suite) => specsOf(suite, []))) {
    const results = spec.tests.filter(({ status }) => status === 'unexpected' || status === 'flaky')
    if (results.length === 0) continue
    const file = relative(root, join(report.config.rootDir, spec.file)).replaceAll('\\', '/')
    const error = results.flatMap((test) => test.results).find((result) => result.error)?.error
    failures.push({
      what: `${file}:${spec.line} › ${[...path, spec.title].join(' › ')}: ${firstLine(error?.message)}`,
      repeat: withSeed(`${command} -- ${file}:${spec.line}`),
    })
  }
  return { passed: report.stats.expected, failures }
}

/**
 * What a runner wrote, parsed; null where it wrote nothing.
 * @param {string} file
 */
export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/**
 * The failures of a runner that ended with this code. One that failed without naming any (it crashed) is a failure itself.
 * @param {number} code
 * @param {Outcome} outcome
 * @param {string} command that ran it
 */
export function failuresOf(code, { failures }, command) {
  if (code === 0 || failures.length > 0) return failures
  return [{ what: `${command} failed (exit code ${code})`, repeat: withSeed(command) }]
}

/** The describes around a spec, without the file, which its path names anyway. */
function specsOf(suite, path) {
  const inner = suite.line === 0 ? path : [...path, suite.title]
  return [
    ...(suite.specs ?? []).map((spec) => ({ path: inner, spec })),
    ...(suite.suites ?? []).flatMap((one) => specsOf(one, inner)),
  ]
}

function firstLine(message = 'no message') {
  const lines = stripVTControlCharacters(message).split('\n')
  return (lines.find((line) => line.trim() !== '') ?? 'no message').trim().slice(0, 200)
}

/** As a shell takes it literally; vitest reads a pattern, where these have a meaning of their own. */
function quote(name) {
  return `'${name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&').replaceAll("'", "'\\''")}'`
}

/** What was tried with a seed of its own is tried with it again. */
function withSeed(command) {
  const { SEEDPAD_SEED } = process.env
  return SEEDPAD_SEED === undefined ? command : `SEEDPAD_SEED=${SEEDPAD_SEED} ${command}`
}
