import { expect, it } from 'vitest'
import { runProgram, runSteps } from './run-steps.mjs'

const failure = { what: 'it broke', repeat: 'npm run it' }

/** Runs steps and keeps what they printed. */
async function play(steps) {
  let printed = ''
  const results = await runSteps(steps, (text) => {
    printed += text
  })
  return { printed, results, ran: results.filter((one) => one.skippedFor === null).map((one) => one.name) }
}

/** A step that can be let go from outside. */
function gate() {
  let open = () => {}
  const opened = new Promise((resolve) => {
    open = resolve
  })
  return { open, opened }
}

it('a failed step does not hide the next ones, only those that can’t run without it', async () => {
  const { ran, results, printed } = await play([
    { name: 'types', run: async () => [failure] },
    { name: 'build', run: async () => [failure] },
    { name: 'budgets', needs: ['build'], run: async () => [] },
    { name: 'what needs budgets', needs: ['budgets'], run: async () => [] },
    { name: 'units', alone: true, run: async () => [failure, failure] },
  ])
  expect(ran).toEqual(['types', 'build', 'units'])
  expect(results.flatMap((one) => one.failures)).toHaveLength(4)
  expect(results.map((one) => one.skippedFor)).toEqual([null, null, 'build', 'budgets', null])
  expect(printed).toContain('── budgets: not run, since “build” failed')
})

it('a step that throws is a failure in its own words', async () => {
  const { results } = await play([
    {
      name: 'packages',
      run: async () => {
        throw new Error('npm can’t be run')
      },
    },
  ])
  expect(results[0]?.failures).toEqual([{ what: 'npm can’t be run', repeat: 'npm test' }])
})

it('two run at a time, and what they print does not mix', async () => {
  const first = gate()
  const { printed } = await play([
    {
      name: 'slow',
      run: async (print) => {
        print('slow begins\n')
        await first.opened
        print('slow ends\n')
        return []
      },
    },
    {
      name: 'quick',
      run: async (print) => {
        print('quick\n')
        first.open()
        return []
      },
    },
  ])
  expect(printed).toContain('── slow\nslow begins\nslow ends\n')
  expect(printed).toContain('── quick\nquick\n')
})

it('one that wants the machine alone waits for all before it, and the next wait for it', async () => {
  const order = []
  const note = (name, alone = false) => ({
    name,
    alone,
    run: async () => {
      order.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${name} ends`)
      return []
    },
  })
  await play([note('a'), note('b'), note('alone', true), note('c')])
  expect(order.slice(-4)).toEqual(['alone begins', 'alone ends', 'c begins', 'c ends'])
  expect(order.slice(0, 4).sort()).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

it('a program’s exit code, and what it says on both streams, are told', async () => {
  let said = ''
  const code = await runProgram(
    process.execPath,
    ['-e', 'console.log(1); console.error(2); process.exit(3)'],
    {
      cwd: '.',
      print: (text) => {
        said += text
      },
    },
  )
  expect(code).toBe(3)
  expect(said.split('\n').sort().join('')).toBe('12')
})

it('a program that is not there is a failure', async () => {
  let said = ''
  const print = (text) => {
    said += text
  }
  expect(await runProgram('/no/such/program', [], { cwd: '.', print })).toBe(1)
  expect(said).toContain('/no/such/program can’t be run')
})
