import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reason, reasonSchema, stateOfReason } from './reason'
import { type Reply, readReply, type Verdict } from './reply'
import { anyText, jsonText } from './testing/json-text'

const read = (status: number, body: unknown, truncated = false): Verdict =>
  readReply({ status, body: typeof body === 'string' ? body : JSON.stringify(body), truncated })

const UUID = '0b9c4c0e-6a3f-4b52-9a52-0c3f2f4c8f11'

describe('a start is proven', () => {
  it.each<[string, number, unknown, string, string | null]>([
    [
      'by the page "Start Automation Task"',
      200,
      { status: 'success', message: 'Automation example started successfully.', execution_id: UUID },
      UUID,
      'Automation example started successfully.',
    ],
    [
      'by the page "Start Automation API"',
      202,
      {
        status: 'success',
        message: "Automation 'hello-automation' started successfully.",
        execution_id: 'exec_abc123def456',
      },
      'exec_abc123def456',
      "Automation 'hello-automation' started successfully.",
    ],
    ['by an id alone', 200, { execution_id: 'x' }, 'x', null],
    ['by another success status', 201, { status: 'success', execution_id: 'exec_1' }, 'exec_1', null],
    ['behind a byte order mark', 200, `\ufeff{"execution_id":"exec_1"}`, 'exec_1', null],
    ['among fields we do not know', 200, { execution_id: 'e', queue: { position: 1 } }, 'e', null],
    ['with a message that is no text', 200, { execution_id: 'e', message: { a: 1 } }, 'e', null],
  ])('%s', (_, status, body, executionId, message) => {
    expect(read(status, body)).toEqual({ state: 'started', reason: null, executionId, message })
  })
})

describe('a refusal is recognised', () => {
  const status = 'error'
  it.each<[Reason, number, Record<string, unknown>]>([
    // Word for word as documented, each page's form.
    ['project-not-found', 403, { message: 'This Project does not exist. consult API' }],
    ['automation-not-found', 403, { message: 'This Automation does not exist. consult API' }],
    ['automation-not-found', 403, { message: 'This Automation does not exist. consult API.' }],
    ['webhook-invalid', 400, { status, message: 'Invalid webhook JSON format' }],
    ['no-plan', 400, { status, message: "User doesn't have an active plan" }],
    ['credentials-missing', 401, { detail: 'Authentication credentials were not provided.' }],
    // From the platform's SDK.
    ['token-invalid', 401, { detail: 'Invalid token' }],
    ['key-not-accepted', 403, { message: 'Forbidden' }],
    // Described by the page "Start Automation Task" without its wording: read by key words.
    ['no-balance', 400, { status, message: 'User balance is insufficient' }],
    ['no-balance', 400, { status, message: 'Insufficient credits' }],
    ['project-inactive', 400, { status, message: 'Project is inactive' }],
    ['project-inactive', 400, { status, message: 'The project is not active' }],
    ['project-inactive', 400, { status, message: "Project 'plan-b' is inactive" }],
    ['project-inactive', 403, { message: 'Project is inactive' }],
    ['automation-disabled', 400, { status, message: 'Automation is disabled' }],
    ['automation-disabled', 400, { status, message: "Automation 'seed-import' is disabled" }],
    ['automation-disabled', 403, { message: 'This automation is not active' }],
    ['seed-invalid', 400, { status, message: 'Invalid seed JSON format' }],
    ['no-plan', 400, { status, message: 'Your plan has expired' }],
    ['no-plan', 403, { message: "User doesn't have an active plan" }],
    // Anything else in the same shapes.
    ['refused', 400, { status, message: 'Something else' }],
    ['refused', 400, { detail: 'Not today' }],
    ['forbidden', 403, { message: 'You may not' }],
    ['forbidden', 403, { detail: 'You do not have permission to perform this action.' }],
    ['key-not-accepted', 403, { message: ' forbidden. ' }],
    ['token-invalid', 401, { message: 'Unauthorized' }],
    ['rate-limited', 429, { message: 'Too many requests' }],
  ])('%s from %i %j', (reason, status, body) => {
    const message = body.message ?? body.detail
    expect(read(status, body)).toEqual({ state: 'rejected', reason, executionId: null, message })
  })

  it.each(['', '<html>', '{"message":1}', '[]'])('429 is a refusal without words too: %j', (body) => {
    expect(read(429, body)).toEqual({
      state: 'rejected',
      reason: 'rate-limited',
      executionId: null,
      message: null,
    })
  })
})

describe('everything else is unknown', () => {
  const html = '<!doctype html><title>502 Bad Gateway</title>'
  const success = { status: 'success', message: 'Started', execution_id: 'exec_1' }
  it.each<[Reason, number, unknown]>([
    ['no-execution-id', 200, ''],
    ['no-execution-id', 200, ' \r\n'],
    ['no-execution-id', 204, ''],
    ['no-execution-id', 200, {}],
    ['no-execution-id', 200, { status: 'success', message: 'Started' }],
    ['no-execution-id', 200, { execution_id: null }],
    ['no-execution-id', 200, { execution_id: '' }],
    ['no-execution-id', 200, { execution_id: 17 }],
    ['no-execution-id', 200, { execution_id: ['exec_1'] }],
    ['no-execution-id', 200, { execution_id: 'exec 1' }],
    ['no-execution-id', 200, { execution_id: 'exec_1\n' }],
    ['no-execution-id', 200, { execution_id: 'éxec' }],
    ['no-execution-id', 200, { execution_id: 'x'.repeat(10_000) }],
    ['no-execution-id', 200, { status: 'error', message: 'No' }],
    ['unreadable-answer', 200, html],
    ['unreadable-answer', 200, '{"execution_id":"exec_1"'],
    ['unreadable-answer', 200, 'null'],
    ['unreadable-answer', 200, '["exec_1"]'],
    ['unreadable-answer', 200, '"exec_1"'],
    ['contradictory-answer', 200, { ...success, status: 'error' }],
    ['contradictory-answer', 200, { ...success, status: 'Failed' }],
    ['contradictory-answer', 202, { ...success, status: 'failure' }],
    ['contradictory-answer', 400, success],
    ['contradictory-answer', 403, { message: 'Forbidden', execution_id: 'exec_1' }],
    ['contradictory-answer', 401, { status: 'success', detail: 'Invalid token' }],
    ['contradictory-answer', 429, success],
    ['unreadable-answer', 400, ''],
    ['unreadable-answer', 401, html],
    ['unreadable-answer', 403, html],
    ['unreadable-answer', 403, {}],
    ['unreadable-answer', 403, { message: '' }],
    ['unreadable-answer', 403, { message: ' ' }],
    ['unreadable-answer', 403, { message: ['Forbidden'] }],
    ['unreadable-answer', 400, { status: 'error' }],
    ['redirect', 301, ''],
    ['redirect', 302, success],
    ['redirect', 307, html],
    ['redirect', 308, ''],
    ['server-error', 500, { message: 'Internal Server Error' }],
    ['server-error', 502, html],
    ['server-error', 503, success],
    ['server-error', 504, ''],
    ['server-error', 599, ''],
    ['unexpected-status', 404, { message: 'Not found' }],
    ['unexpected-status', 404, html],
    ['unexpected-status', 405, ''],
    ['unexpected-status', 408, ''],
    ['unexpected-status', 409, success],
    ['unexpected-status', 413, ''],
    ['unexpected-status', 421, ''],
    ['unexpected-status', 425, ''],
    ['unexpected-status', 101, ''],
  ])('%s: %i %j', (reason, status, body) => {
    expect(read(status, body)).toMatchObject({ state: 'unknown', reason, executionId: null })
  })

  it.each([200, 202, 400, 401, 403])('an answer of %i that was cut off proves nothing', (status) => {
    const whole = { message: 'This Project does not exist. consult API', execution_id: 'exec_1' }
    expect(read(status, whole, true)).toEqual({
      state: 'unknown',
      reason: 'answer-too-large',
      executionId: null,
      message: null,
    })
  })

  it.each([200, 400, 401, 403])('an answer of %i that is not UTF-8 proves nothing', (status) => {
    expect(readReply({ status, body: null, truncated: false })).toMatchObject({
      state: 'unknown',
      reason: 'unreadable-answer',
    })
  })

  it('reads a megabyte of words without searching all of it', () => {
    const message = 'project automation webhookless '.repeat(33_000)
    expect(read(403, { message })).toMatchObject({ state: 'rejected', reason: 'forbidden', message })
  })

  it('keeps the words of an answer that proves nothing', () => {
    expect(read(500, { message: 'Out of workers' }).message).toBe('Out of workers')
  })
})

describe('whatever comes', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'success',
      'error',
      'Forbidden',
      'This Project does not exist',
      'exec_1',
      UUID,
      '',
      null,
      1,
      true,
    ),
    anyText,
    fc.jsonValue(),
  )
  const words = fc
    .record({ status: word, message: word, detail: word, execution_id: word }, { requiredKeys: [] })
    .map((fields) => JSON.stringify(fields))
  const reply: fc.Arbitrary<Reply> = fc.record({
    status: fc.oneof(
      fc.constantFrom(200, 202, 204, 301, 400, 401, 403, 404, 421, 429, 500, 502),
      fc.integer({ min: 100, max: 999 }),
    ),
    body: fc.oneof(words, jsonText, anyText, fc.constant(null)),
    truncated: fc.oneof(
      { weight: 4, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })

  it('no state without its proof', () => {
    fc.assert(
      fc.property(reply, (reply) => {
        const { state, reason, executionId, message } = readReply(reply)
        if (reason !== null) {
          expect(reasonSchema.parse(reason)).toBe(reason)
          expect(stateOfReason(reason)).toBe(state)
        }
        expect(reason === null).toBe(state === 'started')
        expect(executionId === null).toBe(state !== 'started')
        expect(message?.trim()).not.toBe('')
        if (state === 'started') {
          expect(reply.status).toBeGreaterThanOrEqual(200)
          expect(reply.status).toBeLessThan(300)
          expect(reply.truncated).toBe(false)
          expect(executionId).toMatch(/^[\x21-\x7e]{1,200}$/)
          expect(reply.body).toContain(JSON.stringify(executionId).slice(1, -1))
        }
        if (state === 'rejected') {
          expect([400, 401, 403, 429]).toContain(reply.status)
          if (reply.status !== 429) expect(message).not.toBeNull()
        }
        expect(state).not.toBe('not-sent')
      }),
      { numRuns: 3000 },
    )
  })
})
