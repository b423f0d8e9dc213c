/**
 * The end of a run, as text: how long each step took, what was not run, and every failure with the command that repeats it.
 * The last line counts, in the form that `npm test` always had.
 * @param {import('./run-steps.mjs').StepResult[]} results
 * @param {number} passed tests
 * @returns {{ text: string, failed: number }}
 */
export function tellResults(results, passed) {
  const failures = results.flatMap((step) =>
    step.failures.map((failure) => ({ step: step.name, ...failure })),
  )
  const lines = [
    '',
    `── ${results.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', ')}`,
    ...results
      .filter(({ skippedFor }) => skippedFor !== null)
      .map(({ name, skippedFor }) => `Not run: ${name}, since “${skippedFor}” failed.`),
    ...failures.flatMap(({ step, what, repeat }, at) => ['', `${at + 1}. ${step}: ${what}`, `   ${repeat}`]),
    ...(failures.length > 0 ? [''] : []),
    `${passed} passed, ${failures.length} failed`,
  ]
  return { text: `${lines.join('\n')}\n`, failed: failures.length }
}
