import { isHarmlessHeader } from '../../contract/harmless-header'
import { readReply } from '../../contract/reply'
import type { StartOutcome, UpstreamAnswer } from '../../contract/start-messages'
import type { Scrub } from '../guard/scrubber'
import type { UpstreamResult } from '../upstream/call-upstream'
import { LONGEST_CONTENT_TYPE, type ReadAnswer } from '../upstream/read-answer'
import { settledOutcome } from './outcome'

/** As many characters of the platform's own words are told by themselves; all of them stand in its answer, and only there. */
const MOST_WORDS = 8_192

/**
 * What a call's result proves about its start, with the start's secrets taken out of everything that came back, save the
 * execution's id: without it nobody finds what was paid for.
 */
export function readOutcome(
  startId: string,
  result: UpstreamResult,
  scrub: Scrub,
  times: { sentAt: string; settledAt: string },
): StartOutcome {
  if (result.kind === 'not-sent') return settledOutcome(startId, result.reason, { ...times, sentAt: null })
  if (result.kind === 'lost') {
    const { reason, partial, durationMs } = result
    const upstream =
      partial && evidence({ ...partial, truncated: true }, lossyText(partial), scrub, durationMs)
    return { ...settledOutcome(startId, reason, times), upstream }
  }
  const { answer, durationMs } = result
  const body = strictText(answer)
  const verdict = readReply({ status: answer.status, body, truncated: answer.truncated })
  return {
    startId,
    state: verdict.state,
    executionId: verdict.executionId,
    message: verdict.message && shownWords(verdict.message, scrub),
    reason: verdict.reason,
    upstream: evidence(answer, body ?? lossyText(answer), scrub, durationMs),
    ...times,
  }
}

function evidence(answer: ReadAnswer, body: string, scrub: Scrub, durationMs: number): UpstreamAnswer {
  const { status, contentType, truncated, retryAfterMs } = answer
  return {
    status,
    contentType: contentType && shownType(contentType, scrub),
    body: scrub(body, { isCut: truncated }),
    truncated,
    durationMs,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

/** Cut before secrets are looked for, so that a message of a megabyte is not searched twice; where it is cut, no pair is halved. */
function shownWords(message: string, scrub: Scrub): string {
  if (message.length <= MOST_WORDS) return scrub(message)
  const begin = message.slice(0, MOST_WORDS).replace(/[\ud800-\udbff]$/, '')
  return `${scrub(begin, { isCut: true })}…`
}

/** An ordinary type says nothing of a header with the same value. */
function shownType(contentType: string, scrub: Scrub): string {
  if (isHarmlessHeader('content-type', contentType)) return contentType
  return scrub(contentType, { isCut: contentType.length >= LONGEST_CONTENT_TYPE })
}

/** The answer as text, or null: bytes that are not UTF-8, or coded although plain ones were asked for. */
function strictText({ bytes, plain, truncated }: ReadAnswer): string | null {
  if (!plain || truncated) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** For the eye only; nothing is concluded from it. */
function lossyText({ bytes, plain }: ReadAnswer): string {
  return plain ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : ''
}
