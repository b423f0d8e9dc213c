import { describe, expect, it } from 'vitest'
import { inboxIdSchema } from './inbox-messages'
import { startIdSchema, startOutcomeSchema, startRequestSchema } from './start-messages'

describe('an id that becomes part of an address', () => {
  it('of a start is a UUID in lower case', () => {
    const id = '0b9c4c0e-6a3f-4b52-9a52-0c3f2f4c8f11'
    expect(startIdSchema.safeParse(id).success).toBe(true)
    for (const bad of [
      '',
      id.toUpperCase(),
      `${id}\n`,
      `${id}/..`,
      ` ${id}`,
      id.slice(1),
      `{${id}}`,
      '../healthz',
    ])
      expect(startIdSchema.safeParse(bad).success).toBe(false)
  })

  it('of an inbox holds at least 128 bits and nothing that an address would have to encode', () => {
    expect(inboxIdSchema.safeParse('A'.repeat(22)).success).toBe(true)
    for (const bad of [
      '',
      'A'.repeat(21),
      'A'.repeat(87),
      `${'A'.repeat(22)}\n`,
      `${'A'.repeat(22)}/x`,
      '='.repeat(24),
    ])
      expect(inboxIdSchema.safeParse(bad).success).toBe(false)
  })
})

describe('a start on its way to the server', () => {
  const request = {
    journalId: 'j',
    target: 'api',
    project: 'p',
    automation: 'a',
    authorization: 'Token abc',
    apiKey: 'k',
    body: '{"seed":1e400}',
  }

  it('keeps the body’s text as it is', () => {
    expect(startRequestSchema.parse(request).body).toBe('{"seed":1e400}')
  })

  it.each(['http://evil.example', '', 'API', null])('can’t name a target of its own: %j', (target) => {
    expect(startRequestSchema.safeParse({ ...request, target }).success).toBe(false)
  })

  it('can’t bring a parsed body', () => {
    expect(startRequestSchema.safeParse({ ...request, body: { seed: 1 } }).success).toBe(false)
  })
})

it('an outcome with a state or a reason that we do not know is not taken for one', () => {
  const outcome = {
    startId: '0b9c4c0e-6a3f-4b52-9a52-0c3f2f4c8f11',
    state: 'unknown',
    executionId: null,
    message: null,
    reason: 'timeout',
    upstream: null,
    sentAt: null,
    settledAt: null,
  }
  expect(startOutcomeSchema.safeParse(outcome).success).toBe(true)
  expect(startOutcomeSchema.safeParse({ ...outcome, state: 'done' }).success).toBe(false)
  expect(startOutcomeSchema.safeParse({ ...outcome, reason: 'because' }).success).toBe(false)
})
