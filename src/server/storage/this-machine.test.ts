import { expect, test } from 'vitest'
import { isSameRun, type Machine, thisMachine } from './this-machine'

const machine: Machine = { boot: 'a', bootedAt: 1_000_000, container: '' }

test('a machine that goes on is the same, however its clock is set', () => {
  expect(isSameRun(machine, { ...machine, bootedAt: 0 })).toBe(true)
})

test('one that started anew is another, and so is a container that did', () => {
  expect(isSameRun(machine, { ...machine, boot: 'b' })).toBe(false)
  expect(isSameRun(machine, { ...machine, container: 'pid:[1] 2' })).toBe(false)
})

test('where the kernel does not tell, the time of its start does', () => {
  const silent = { ...machine, boot: '' }
  expect(isSameRun(silent, { ...silent, bootedAt: 1_001_000 })).toBe(true)
  expect(isSameRun(silent, { ...silent, bootedAt: 1_060_000 })).toBe(false)
  expect(isSameRun(silent, machine)).toBe(false)
})

test.skipIf(process.platform !== 'linux')('this one is the same whenever it is asked', () => {
  const [now, later] = [thisMachine(), thisMachine()]
  expect(now && later && isSameRun(now, later)).toBe(true)
})
