import type { Pace, Rest } from '../../../lib/batch'
import { judge, type RowEnd } from './judge'
import { createTurnstile } from './turnstile'

/** What the sending of a batch is doing right now. */
export type SendingPhase =
  | { phase: 'sending' }
  /** The platform said "too many": until then nothing is sent. Milliseconds since 1970. */
  | { phase: 'waiting'; until: number }
  /** Rows without an outcome: Seedpad's server is being asked, as long as it takes. */
  | { phase: 'asking' }

export type SendBatchDeps = {
  /** The rows to send, in this order. Each is begun at most once. */
  queue: readonly number[]
  /** How many may leave. */
  allowance: number
  pace: Pace
  /** Claims a row, writes it ahead, sends it, settles it. Never rejects. */
  send: (row: number) => Promise<RowEnd>
  /** Brings rows without an outcome to a true state; resolves when none is left, or when `over` has been asked for. */
  ask: (over: AbortSignal) => Promise<RowEnd[]>
  clock: { now: () => number; sleep: (ms: number, over: AbortSignal) => Promise<void> }
  /** Aborted with `paused` or `stopped` as its reason: nothing new is begun, what is under way is awaited. */
  halt: AbortSignal
  onPhase: (phase: SendingPhase) => void
}

/** Why the sending ended, and the run that was the reason. */
export type SendingEnd = { rest: Rest; startId: string | null }

/** How strongly a reason stands when several come together: what needs the operator outranks what the operator asked for. */
const WEAK: readonly Rest[] = ['done', 'limit', 'paused', 'stopped']

/**
 * Sends rows one after the other or a few at once, until there are none left or there is a reason to rest. It retries
 * nothing that may have left. What was begun is always awaited: when this resolves, nothing of this batch is under way.
 */
export async function sendBatch(deps: SendBatchDeps): Promise<SendingEnd> {
  const { pace, clock, halt } = deps
  const queue = [...deps.queue]
  const turnstile = createTurnstile(pace)
  const active = new Set<Promise<void>>()
  let at = 0
  let left = deps.allowance
  let streak = 0
  let open = false
  const ended: { by: SendingEnd | null } = { by: null }
  const secondTurn = new Set<number>()

  const restFor = (next: SendingEnd) => {
    if (!ended.by || (WEAK.includes(ended.by.rest) && !WEAK.includes(next.rest))) ended.by = next
  }
  const learn = (what: RowEnd) => {
    const verdict = judge(what, streak, pace.refusals)
    streak = verdict.streak
    // What is open may have left, so it counts until the journal has told.
    if (what.kind !== 'open' && (what.kind !== 'settled' || what.state === 'not-sent')) left += 1
    if (what.kind === 'settled') giveSecondTurn(what)
    if (verdict.next === 'rest') restFor({ rest: verdict.rest, startId: verdict.startId })
    if (verdict.next === 'ask') open = true
    if (verdict.next === 'wait') {
      turnstile.closeFor(verdict.ms, clock.now())
      deps.onPhase({ phase: 'waiting', until: turnstile.closedUntil() })
    }
  }
  const begin = (row: number) => {
    left -= 1
    turnstile.pass(clock.now())
    const work = deps.send(row).then((what) => {
      active.delete(work)
      learn(what)
    })
    active.add(work)
  }

  deps.onPhase({ phase: 'sending' })
  for (;;) {
    if (halt.aborted) restFor({ rest: halt.reason === 'stopped' ? 'stopped' : 'paused', startId: null })
    if (ended.by) break
    if (open) {
      await Promise.all(active)
      deps.onPhase({ phase: 'asking' })
      for (const what of await deps.ask(halt)) learn(what)
      open = false
      if (!halt.aborted) deps.onPhase({ phase: 'sending' })
      continue
    }
    const row = queue[at]
    if (row === undefined && active.size === 0) return { rest: 'done', startId: null }
    if (row === undefined || active.size >= pace.concurrency || (left <= 0 && active.size > 0)) {
      await Promise.race(active)
      continue
    }
    if (left <= 0) {
      restFor({ rest: 'limit', startId: null })
      continue
    }
    const wait = turnstile.wait(clock.now())
    if (wait > 0) {
      await pauseFor(wait)
      continue
    }
    at += 1
    begin(row)
  }
  await Promise.all(active)
  return ended.by

  /** A start that provably never got as far as Seedpad's server is not made yet: the row goes to the end, once. */
  function giveSecondTurn({ row, state, reason }: Extract<RowEnd, { kind: 'settled' }>) {
    if (state !== 'not-sent' || !(reason === 'never-reached-server' || reason === 'server-stopping')) return
    if (secondTurn.has(row)) return
    secondTurn.add(row)
    queue.push(row)
  }

  /** Ends early where there is a reason to look up: a halt, or a row that has ended. */
  async function pauseFor(ms: number) {
    const over = new AbortController()
    const stop = () => over.abort()
    halt.addEventListener('abort', stop, { once: true })
    await Promise.race([clock.sleep(ms, over.signal), ...active])
    halt.removeEventListener('abort', stop)
    over.abort()
    if (!halt.aborted && clock.now() >= turnstile.closedUntil()) deps.onPhase({ phase: 'sending' })
  }
}
