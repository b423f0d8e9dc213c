import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScrubber } from '../guard/scrubber'
import type { ReadAnswer } from '../upstream/read-answer'
import { readOutcome } from './read-outcome'

const times = { sentAt: 'then', settledAt: 'now' }

function outcomeOf(body: string, headerValues: readonly string[], part: Partial<ReadAnswer> = {}) {
  const answer: ReadAnswer = {
    status: 200,
    contentType: 'application/json',
    bytes: Buffer.from(body),
    truncated: false,
    plain: true,
    ...part,
  }
  const scrub = createScrubber(['Token t0ken-of-the-run', 't0ken-of-the-run'], headerValues)
  return readOutcome(randomUUID(), { kind: 'answered', answer, durationMs: 1 }, scrub, times)
}

describe('an answer to a start', () => {
  it('keeps its state and its execution’s id, whatever header values the start had', () => {
    const words = fc.constantFrom(
      'success',
      'status',
      'message',
      'execution_id',
      'exec',
      '1',
      'true',
      'application/json',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string()), { maxLength: 64 }),
        fc.stringMatching(/^[!-~]{1,60}$/),
        (values, id) => {
          const body = JSON.stringify({ status: 'success', message: 'started', execution_id: id })
          // Also where the id itself is one of them.
          expect(outcomeOf(body, [...values, id])).toMatchObject({
            state: 'started',
            executionId: id,
            upstream: { status: 200, contentType: 'application/json' },
          })
        },
      ),
    )
  })

  it('is understood as the refusal that it is, and shown without what it repeats', () => {
    const body = JSON.stringify({ message: 'Invalid webhook JSON format: s3cret-value' })
    expect(outcomeOf(body, ['webhook', 's3cret-value'], { status: 400 })).toMatchObject({
      state: 'rejected',
      reason: 'webhook-invalid',
      message: 'Invalid [redacted] JSON format: [redacted]',
    })
  })

  it('tells the beginning of a very long message, and keeps all of it once', () => {
    const message = `${'no '.repeat(2_728)}s3cret-value ${'and no '.repeat(140_000)}`
    const body = JSON.stringify({ message })
    const outcome = outcomeOf(body, ['s3cret-value'], { status: 400 })
    expect(outcome).toMatchObject({ state: 'rejected', reason: 'refused' })
    expect(outcome.message).toMatch(/^no no .* no …$|\[redacted\]…$/)
    expect(outcome.message?.length).toBeLessThan(8_300)
    expect(outcome.message).not.toContain('s3cr')
    expect(outcome.upstream?.body).toBe(body.replace('s3cret-value', '[redacted]'))
    expect(JSON.stringify(outcome).length).toBeLessThan(body.length + 10_000)
  })

  it('shows no beginning of a secret where it was cut off, nor where it broke off', () => {
    const cut = outcomeOf('it was s3cret-v', ['s3cret-value'], { truncated: true })
    expect(cut.upstream?.body).toBe('it was [redacted]')
    const bytes = Buffer.from('it was s3cret-v')
    const partial: ReadAnswer = { status: 200, contentType: null, bytes, truncated: false, plain: true }
    const scrub = createScrubber([], ['s3cret-value'])
    const lost = readOutcome(
      'id',
      { kind: 'lost', reason: 'connection-reset', partial, durationMs: 1 },
      scrub,
      times,
    )
    expect(lost.upstream).toMatchObject({ truncated: true, body: 'it was [redacted]' })
  })

  it('shows no beginning of a secret at the end of a content type that is cut', () => {
    const contentType = `text/html; x=${'-'.repeat(178)}s3cret-va`.slice(0, 200)
    const { upstream } = outcomeOf('', ['s3cret-value'], { contentType })
    expect(upstream?.contentType).not.toContain('s3cr')
  })
})
