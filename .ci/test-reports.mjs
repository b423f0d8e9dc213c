/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Tests in vitest's JSON report. A file that can't be loaded has no tests and counts as one failed.
 * @returns {Counts}
 */
export function countVitest(report) {
  if (report === null) return { passed: 0, failed: 0 }
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

/**
 * Tests in Playwright's JSON report. There are no second tries, so a flaky one can't be; counted as failed all the
 * same. Errors outside tests (a broken file, the global set-up) count as well.
 * @returns {Counts}
 */
export function countPlaywright(report) {
  if (report === null) return { passed: 0, failed: 0 }
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}
