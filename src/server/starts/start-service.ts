import type { StartOutcome, StartRequest } from '../../contract/start-messages'
import type { Target } from '../../contract/target'
import { type Clock, isoTime } from '../clock'
import { createByteBudget } from '../guard/byte-budget'
import { HttpProblem } from '../guard/http-problem'
import type { RateLimit } from '../guard/limit-rate'
import type { UpstreamCall, UpstreamResult } from '../upstream/call-upstream'
import type { Journal, JournalEntry } from './journal'
import { journalUnavailable, tellOnce } from './journal-unavailable'
import { sendingOutcome, settledOutcome } from './outcome'
import { type PreparedStart, prepareStart } from './prepare-start'
import { readOutcome } from './read-outcome'
import { createUnsavedOutcomes } from './unsaved-outcomes'

/**
 * An answer takes twenty times its size while it is made text, scrubbed, made JSON and written: so large ones do that
 * one after the other. They have been read whole before, so that no deadline runs while they wait.
 */
const LARGE_ANSWERS = { total: 1, small: 16 * 1024, patienceMs: null }

export type StartServiceDeps = {
  clock: Clock
  journal: Journal
  targets: readonly Target[]
  call: (call: UpstreamCall) => Promise<UpstreamResult>
  rate: RateLimit
  /** As many starts may be under way at once. */
  concurrent: number
  deadlineMs: number
  answerBytes: number
  userAgent: string
  /** Told of a journal that fails and of faults of our own; must not throw. */
  onFault: (cause: unknown) => void
}

export type StartService = ReturnType<typeof createStartService>

type Running = { requestHash: string; sentAt: string; outcome: Promise<StartOutcome> }

/** Sends each start at most once, and remembers that it did. See docs/promises.md. */
export function createStartService(deps: StartServiceDeps) {
  const { clock, journal } = deps
  const onFault = tellOnce(deps.onFault)
  const running = new Map<string, Running>()
  const unsaved = createUnsavedOutcomes(journal, onFault)
  const largeAnswers = createByteBudget(LARGE_ANSWERS)
  let stopping = false

  /**
   * Sends a start, or joins or repeats the outcome of the same one. One that names another life of the server is never
   * sent: what is known of it is told.
   * Every problem thrown means that this call sent nothing, and that no earlier one with this id did (except 409 and 503);
   * a copy still on its way is stopped by `withdraw`.
   * @param onLeft called as soon as nothing here keeps the request's text any more
   * @throws {HttpProblem} 409 another request under this id, 422 not sendable, 429 too many, 503 no journal
   */
  async function put(
    startId: string,
    request: StartRequest,
    onLeft: () => void = () => undefined,
  ): Promise<StartOutcome> {
    const start = prepareStart(startId, request, deps.targets)
    const twin = running.get(startId)
    if (twin) {
      onLeft()
      return join(twin, start)
    }
    if (request.journalId !== journal.id) return recall(start, request.journalId)
    // Entered before the first await: from here on every other call of this id joins.
    const sentAt = isoTime(clock)
    const outcome = sendOnce(start, sentAt, onLeft).finally(() => running.delete(startId))
    running.set(startId, { requestHash: start.requestHash, sentAt, outcome })
    return outcome
  }

  async function sendOnce(start: PreparedStart, sentAt: string, onLeft: () => void): Promise<StartOutcome> {
    const { startId, requestHash, headerNames } = start
    if (stopping) return leaveUnsent(start)
    const refusal = await refusalNow()
    if (refusal) {
      // What was sent before is told whatever the limits say.
      const known = await readJournal(startId)
      if (known) return repeat(known, requestHash)
      throw refusal
    }
    // Whether this id was there before is told by the write itself: no start waits for a reading first.
    const earlier = await guarded(journal.add({ startId, requestHash, sentAt, outcome: null, headerNames }))
    if (earlier) return repeat(earlier, requestHash)

    return exchange(start, sentAt, onLeft)
  }

  function join(twin: Running, { requestHash }: PreparedStart): Promise<StartOutcome> {
    if (twin.requestHash !== requestHash) throw otherRequest()
    return twin.outcome
  }

  /** What is known of a start that was made for another life of the server. */
  async function recall(start: PreparedStart, journalId: string): Promise<StartOutcome> {
    const { startId, requestHash } = start
    const known = await readJournal(startId)
    const twin = running.get(startId)
    if (twin) return join(twin, start)
    if (known) return repeat(known, requestHash)
    // The same life alone may have sent it, or send it still: where that is over for certain, nobody does.
    return journal.isComplete(journalId) ? leaveUnsent(start) : journalChanged(startId)
  }

  /** Says for good that a start is not sent, since the server went away under it. */
  async function leaveUnsent({ startId, requestHash }: PreparedStart): Promise<StartOutcome> {
    const outcome = settledOutcome(startId, 'server-stopping', { sentAt: null, settledAt: isoTime(clock) })
    const earlier = await guarded(journal.add({ startId, requestHash, sentAt: null, outcome }))
    return earlier ? repeat(earlier, requestHash) : outcome
  }

  /** Why nothing more may be sent at this moment; null where it may. */
  async function refusalNow(): Promise<HttpProblem | null> {
    // The start that asks is not among them yet.
    if (running.size >= deps.concurrent) return tooMany()
    try {
      await deps.rate.take('starts')
      return null
    } catch (refusal) {
      if (refusal instanceof HttpProblem) return refusal
      throw refusal
    }
  }

  /** Sends, and saves what came of it. Never throws: from here on an error must not look like a refusal to send. */
  async function exchange(start: PreparedStart, sentAt: string, onLeft: () => void): Promise<StartOutcome> {
    const result = await send(start, onLeft)
    onLeft()
    return largeAnswers.hold(result === null ? 0 : answerSize(result), async () => {
      const outcome = conclude(start, result, sentAt)
      await unsaved.save(outcome)
      return outcome
    })
  }

  /**
   * Keeps nothing of the text while it waits: what an `async` function has once held it may hold until it ends.
   * @returns null where an error of ours came between
   */
  function send(start: PreparedStart, onLeft: () => void): Promise<UpstreamResult | null> {
    const failed = (cause: unknown) => {
      onFault(cause)
      return null
    }
    try {
      return deps
        .call({
          url: start.url,
          authorization: start.authorization.reveal(),
          apiKey: start.apiKey.reveal(),
          body: start.body.take(),
          deadlineMs: deps.deadlineMs,
          answerBytes: deps.answerBytes,
          userAgent: deps.userAgent,
          onLeft,
        })
        .catch(failed)
    } catch (cause) {
      return Promise.resolve(failed(cause))
    }
  }

  function conclude(start: PreparedStart, result: UpstreamResult | null, sentAt: string): StartOutcome {
    const times = { sentAt, settledAt: isoTime(clock) }
    try {
      if (result !== null) return readOutcome(start.startId, result, start.scrub, times)
    } catch (cause) {
      onFault(cause)
    }
    return settledOutcome(start.startId, 'server-crashed', times)
  }

  /** What is known of a start; `sending` while it is under way; null: this journal never saw it. */
  async function find(startId: string): Promise<StartOutcome | null> {
    const twin = running.get(startId)
    const entry = await readJournal(startId)
    const settled = unsaved.get(startId) ?? entry?.outcome
    if (settled) return settled
    const underWay = twin ?? running.get(startId)
    if (underWay) return sendingOutcome(startId, underWay.sentAt)
    return entry && standing(entry)
  }

  /**
   * Makes sure that a start which never arrived can't be sent any more, and says what became of one that did.
   * @param journalId the life of the server that it was made for: one that can't be looked through proves nothing
   * @throws {HttpProblem} 503 no journal
   */
  async function withdraw(startId: string, journalId: string): Promise<StartOutcome> {
    const found = await find(startId)
    if (found) return found
    if (journalId !== journal.id && !journal.isComplete(journalId)) return journalChanged(startId)
    const times = { sentAt: null, settledAt: isoTime(clock) }
    const outcome = settledOutcome(startId, 'never-reached-server', times)
    const earlier = await guarded(journal.add({ startId, requestHash: null, sentAt: null, outcome }))
    return earlier ? ((await find(startId)) ?? standing(earlier)) : outcome
  }

  /**
   * Refuses new starts, waits for those under way (each ends by its own deadline) and for their place in the journal, and
   * says there that nothing is missing.
   */
  async function stop(): Promise<void> {
    stopping = true
    while (running.size > 0) await Promise.allSettled([...running.values()].map(({ outcome }) => outcome))
    await unsaved.saveStranded()
    await journal.conclude().catch(onFault)
  }

  async function readJournal(startId: string): Promise<JournalEntry | null> {
    return guarded(journal.find(startId))
  }

  function repeat(entry: JournalEntry, requestHash: string): StartOutcome {
    if (entry.requestHash !== null && entry.requestHash !== requestHash) throw otherRequest()
    return standing(entry)
  }

  /** What an entry says when nobody is at work on it: without an outcome, whoever wrote it could not tell us more. */
  function standing({ startId, sentAt, outcome }: JournalEntry): StartOutcome {
    const known = unsaved.get(startId) ?? outcome
    return known ?? settledOutcome(startId, 'server-crashed', { sentAt, settledAt: isoTime(clock) })
  }

  async function guarded<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (cause) {
      onFault(cause)
      throw journalUnavailable(cause)
    }
  }

  function journalChanged(startId: string): StartOutcome {
    return settledOutcome(startId, 'journal-changed', { sentAt: null, settledAt: isoTime(clock) })
  }

  return { put, find, withdraw, stop }
}

function answerSize(result: UpstreamResult): number {
  if (result.kind === 'not-sent') return 0
  return (result.kind === 'answered' ? result.answer : result.partial)?.bytes.length ?? 0
}

function otherRequest(): HttpProblem {
  return new HttpProblem(409, 'start-id-taken', 'This start id belongs to another request', {
    detail: 'Nothing was sent for this one.',
    field: 'startId',
  })
}

function tooMany(): HttpProblem {
  return new HttpProblem(429, 'too-many-starts', 'Too many starts are under way', {
    detail: 'Nothing was sent. Wait until some of them have ended.',
    retryAfter: 1,
  })
}
