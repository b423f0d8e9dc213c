import { spawn } from 'node:child_process'

/**
 * What went wrong, in words, and the command that shows it again.
 * @typedef {{ what: string, repeat: string }} Failure
 *
 * One step: it runs once all that it needs is done, and not at all where one of those failed.
 * @typedef {{
 *   name: string,
 *   needs?: string[],
 *   alone?: boolean,
 *   run: (print: (text: string) => void) => Promise<Failure[]>,
 * }} Step
 *
 * @typedef {{ name: string, seconds: number, failures: Failure[], skippedFor: string | null }} StepResult
 */

/**
 * Runs steps in their order, two at a time, save those that want the machine alone. A failed step hides no other: only what
 * needs it is left out. What a step prints comes when it ends, so that two of them do not mix; one that runs alone prints
 * at once.
 * @param {Step[]} steps
 * @param {(text: string) => void} print
 * @returns {Promise<StepResult[]>} in the order of `steps`
 */
export async function runSteps(steps, print) {
  /** @type {Map<string, Promise<StepResult>>} */
  const results = new Map()
  /** @type {Set<Promise<unknown>>} */
  const running = new Set()
  for (const step of steps) {
    if (step.alone) await Promise.all(running)
    else if (running.size > 1) await Promise.race(running)
    const needed = (step.needs ?? []).map((name) => {
      const result = results.get(name)
      if (!result) throw new Error(`“${step.name}” needs “${name}”, which is no step before it`)
      return result
    })
    const result = runStep(step, needed, print)
    results.set(step.name, result)
    const over = result.finally(() => running.delete(over))
    running.add(over)
    if (step.alone) await over
  }
  return Promise.all(results.values())
}

/**
 * @param {Step} step
 * @param {Promise<StepResult>[]} needed
 * @param {(text: string) => void} print
 * @returns {Promise<StepResult>}
 */
async function runStep({ name, alone, run }, needed, print) {
  const missing = (await Promise.all(needed)).find(
    (one) => one.failures.length > 0 || one.skippedFor !== null,
  )
  if (missing) {
    print(`\n── ${name}: not run, since “${missing.name}” failed\n`)
    return { name, seconds: 0, failures: [], skippedFor: missing.name }
  }
  let held = `\n── ${name}\n`
  const out = alone
    ? print
    : (/** @type {string} */ text) => {
        held += text
      }
  if (alone) print(held)
  const from = performance.now()
  /** @type {Failure[]} */
  let failures
  try {
    failures = await run(out)
  } catch (error) {
    failures = [{ what: error instanceof Error ? error.message : String(error), repeat: 'npm test' }]
  }
  if (!alone) print(held)
  return { name, seconds: (performance.now() - from) / 1000, failures, skippedFor: null }
}

/**
 * Runs a program without a stdin, so that nothing can wait for an answer.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, print: (text: string) => void, env?: Record<string, string> }} options
 * @returns {Promise<number>} its exit code; 1 where a signal ended it or it can't be run
 */
export function runProgram(command, args, { cwd, print, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      // What is read through a pipe keeps its colours where they would be seen.
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
      shell: process.platform === 'win32' && command === 'npm',
    })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print)
    child.once('error', (error) => {
      print(`${command} can’t be run: ${error.message}\n`)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a script of package.json; the same as `runProgram` otherwise.
 * @param {string} script
 * @param {string[]} args handed on to it
 * @param {Parameters<typeof runProgram>[2]} options
 */
export function runNpm(script, args, options) {
  // npm names its own script when it runs us; without it (plain `node .ci/…`) the shell finds npm.
  const npm = process.env.npm_execpath
  const all = ['run', '--silent', script, '--', ...args]
  return npm?.endsWith('.js')
    ? runProgram(process.execPath, [npm, ...all], options)
    : runProgram('npm', all, options)
}
