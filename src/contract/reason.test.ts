import { expect, it } from 'vitest'
import { ALL_REASONS, stateOfReason } from './reason'
import { runStateSchema } from './start-messages'

it('no reason stands in two states', () => {
  expect(new Set(ALL_REASONS).size).toBe(ALL_REASONS.length)
})

it.each(ALL_REASONS)('%s belongs to a state in which a reason is given', (reason) => {
  const state = runStateSchema.parse(stateOfReason(reason))
  expect(['rejected', 'not-sent', 'unknown']).toContain(state)
})

it.each([
  ['no-plan', 'rejected'],
  ['rate-limited', 'rejected'],
  ['connection-refused', 'not-sent'],
  ['never-reached-server', 'not-sent'],
  ['timeout', 'unknown'],
  ['server-crashed', 'unknown'],
  ['journal-changed', 'unknown'],
] as const)('%s means %s', (reason, state) => {
  expect(stateOfReason(reason)).toBe(state)
})
