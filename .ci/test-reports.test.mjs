import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest } from './test-counts.mjs'

const file = (status, ...tests) => ({ status, assertionResults: tests.map((status) => ({ status })) })

describe('the summary of npm test', () => {
  it('counts nothing where a runner wrote no report', () => {
    expect(countVitest(null)).toEqual({ passed: 0, failed: 0 })
    expect(countPlaywright(null)).toEqual({ passed: 0, failed: 0 })
  })

  it('counts a test file that could not be loaded as one failure', () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [file('passed', 'passed'), file('failed', 'passed', 'failed'), file('failed')],
    }
    expect(countVitest(report)).toEqual({ passed: 2, failed: 2 })
  })

  it('counts an error outside of stories as a failure', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 5 }
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 3 })
  })
})
