import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { printFigures } from './support/print-figures'
import { type FaultRun, runFaults } from './support/run-faults'

const seed = process.env.SEEDPAD_SEED ?? randomBytes(4).toString('hex')

test('the same faults catch a naive sender: starts paid twice, lost and misreported', async () => {
  test.setTimeout(180_000)
  const run: FaultRun = { seed, sender: 'naive', starts: 240, interfaceStarts: 0, tabs: 3, parallel: 4 }
  const figures = await runFaults(run)
  console.log(printFigures(run, figures))

  expect(figures.duplicates.length).toBeGreaterThan(0)
  expect(figures.lost.length).toBeGreaterThan(0)
  expect(figures.wrong.length).toBeGreaterThan(0)
})
