import { afterEach, describe, expect, it, vi } from 'vitest'
import { failuresOf, readPlaywright, readVitest } from './test-reports.mjs'

// Runs of these tests have a seed of their own; what is told of another run must not depend on it.
vi.stubEnv('SEEDPAD_SEED', undefined)
afterEach(() => vi.stubEnv('SEEDPAD_SEED', undefined))

const failed = (fullName, message) => ({ status: 'failed', fullName, failureMessages: [message] })
const passed = { status: 'passed', fullName: 'passes', failureMessages: [] }
const unitReport = (...testResults) => ({ success: false, numPassedTests: 2, testResults })

describe('what npm test tells of unit tests', () => {
  it('is nothing where the runner wrote no report', () => {
    expect(readVitest(null, '/p')).toEqual({ passed: 0, failures: [] })
  })

  it('names each failed test with the command that repeats it alone', () => {
    const assertionResults = [
      passed,
      failed("a row’s word (1 of 2) isn’t “it's”", '\u001b[31mError: no\u001b[39m\nat x'),
    ]
    const report = unitReport({ name: '/p/src/a.test.ts', status: 'failed', message: '', assertionResults })
    expect(readVitest(report, '/p')).toEqual({
      passed: 2,
      failures: [
        {
          what: "src/a.test.ts › a row’s word (1 of 2) isn’t “it's”: Error: no",
          repeat: "npm run unit -- src/a.test.ts -t 'a row’s word \\(1 of 2\\) isn’t “it'\\''s”'",
        },
      ],
    })
  })

  it('repeats with the seed that was asked for', () => {
    vi.stubEnv('SEEDPAD_SEED', '7')
    const report = unitReport({
      name: '/p/a',
      status: 'failed',
      message: '',
      assertionResults: [failed('b', 'c')],
    })
    expect(readVitest(report, '/p').failures[0]?.repeat).toBe("SEEDPAD_SEED=7 npm run unit -- a -t 'b'")
  })

  it('counts a file that could not be loaded as one failure', () => {
    const report = unitReport({
      name: '/p/b',
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    })
    expect(readVitest(report, '/p').failures).toEqual([
      { what: 'b: no such module', repeat: 'npm run unit -- b' },
    ])
  })

  it('counts a run without success as a failure, though no test failed', () => {
    const report = unitReport({ name: '/p/b', status: 'passed', message: '', assertionResults: [passed] })
    expect(readVitest(report, '/p').failures).toHaveLength(1)
    expect(readVitest({ ...report, success: true }, '/p').failures).toEqual([])
  })
})

describe('what npm test tells of stories', () => {
  const spec = (title, line, status, message) => ({
    title,
    line,
    file: 'batch.spec.ts',
    tests: [{ status, results: [{ error: message && { message } }] }],
  })
  const report = {
    config: { rootDir: '/p/e2e' },
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 5 },
    errors: [{ message: 'the build failed' }],
    suites: [
      {
        title: 'batch.spec.ts',
        line: 0,
        specs: [spec('goes out', 3, 'expected'), spec('stops', 9, 'unexpected', 'Error: still going')],
        suites: [{ title: 'on a phone', line: 20, specs: [spec('stops', 21, 'flaky', 'Error: at first')] }],
      },
    ],
  }

  it('is nothing where the runner wrote no report', () => {
    expect(readPlaywright(null, 'npm run e2e', '/p')).toEqual({ passed: 0, failures: [] })
  })

  it('names each failed story, and errors outside of them, with the command that repeats it', () => {
    expect(readPlaywright(report, 'npm run e2e', '/p')).toEqual({
      passed: 3,
      failures: [
        { what: 'outside of the stories: the build failed', repeat: 'npm run e2e' },
        {
          what: 'e2e/batch.spec.ts:9 › stops: Error: still going',
          repeat: 'npm run e2e -- e2e/batch.spec.ts:9',
        },
        {
          what: 'e2e/batch.spec.ts:21 › on a phone › stops: Error: at first',
          repeat: 'npm run e2e -- e2e/batch.spec.ts:21',
        },
      ],
    })
  })
})

it('a runner that failed without naming a test is a failure itself, with what it was run by', () => {
  const command = 'SEEDPAD_ROUGH=1 npm run e2e'
  const named = { what: 'a', repeat: 'b' }
  expect(failuresOf(1, { passed: 0, failures: [] }, command)).toEqual([
    { what: `${command} failed (exit code 1)`, repeat: command },
  ])
  expect(failuresOf(1, { passed: 3, failures: [named] }, command)).toEqual([named])
  expect(failuresOf(0, { passed: 3, failures: [] }, command)).toEqual([])
})
