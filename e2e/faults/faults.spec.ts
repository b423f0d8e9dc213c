import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { printFigures } from './support/print-figures'
import { type FaultRun, runFaults } from './support/run-faults'

// `SEEDPAD_SEED=… npm run test:faults` repeats a run: the same starts meet the same faults. Only the machine's own timing differs.
const seed = process.env.SEEDPAD_SEED ?? randomBytes(4).toString('hex')
const starts = Number(process.env.FAULTS_STARTS ?? 300)
const interfaceStarts = Number(process.env.FAULTS_INTERFACE_STARTS ?? 8)

test('starts under faults: none twice, none lost, none misreported, no secret left behind', async () => {
  test.setTimeout(120_000 + (starts + 20 * interfaceStarts) * 500)
  const run: FaultRun = {
    seed,
    sender: 'seedpad',
    starts,
    interfaceStarts,
    tabs: 3,
    parallel: 4,
    ...(starts >= 2_000 && { progressMs: 30_000 }),
  }
  const figures = await runFaults(run)
  console.log(printFigures(run, figures))

  const { duplicates, lost, wrong, canaries, uncaught } = figures
  expect({ duplicates, lost, wrong, canaries, uncaught }).toEqual({
    duplicates: [],
    lost: [],
    wrong: [],
    canaries: [],
    uncaught: [],
  })
  expect(figures.starts).toBeGreaterThanOrEqual(starts)
  expect(figures.faultTotal).toBeGreaterThanOrEqual(starts / 10)
})
