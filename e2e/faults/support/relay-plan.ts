import { createRandom } from './random'

/** What the relay does to one request. Milliseconds; `share`: of the bytes, 0 to 1. */
export type RelayFault =
  | { kind: 'none' }
  /** Cut before a byte of it went on. */
  | { kind: 'cut-before'; reset: boolean }
  | { kind: 'cut-mid-request'; share: number; reset: boolean }
  /** All of it went on; no answer comes back. */
  | { kind: 'cut-after-request'; afterMs: number; reset: boolean; serverToo: boolean }
  | { kind: 'cut-mid-answer'; share: number; reset: boolean }
  /** Cut after a whole answer: the browser believes the connection alive when it uses it next. */
  | { kind: 'cut-idle'; afterMs: number; reset: boolean }
  | { kind: 'hold'; ms: number }
  /** Cut at once, but the request goes on later, when nobody expects it any more. */
  | { kind: 'late-copy'; ms: number }
  /** Two copies go on, as from a proxy that tries again by itself. */
  | { kind: 'twice'; apartMs: number }
  /** The answer never comes back, and the connection stays. */
  | { kind: 'stall' }
  /** Goes on, but the relay answers in the server's place. Browsers send again on 408 and 421. */
  | { kind: 'answer'; status: 200 | 400 | 408 | 421 | 429 | 502; forward: boolean }

export type RequestKind = 'start' | 'other-api' | 'page'

/**
 * @param attempt counts from 0 over the requests of the same label: a browser's own second try gets a fate of its own
 */
export function planRelay(seed: string, kind: RequestKind, label: string, attempt: number): RelayFault {
  const random = createRandom(seed, 'relay', kind, label, attempt)
  const calm = { start: attempt === 0 ? 0.8 : 0.7, 'other-api': 0.93, page: 0.995 }[kind]
  if (random.chance(calm)) return { kind: 'none' }
  const fault = random.weighted({
    'cut-before': 3,
    'cut-mid-request': 3,
    'cut-after-request': 5,
    'cut-mid-answer': 3,
    'cut-idle': 5,
    hold: 2,
    'late-copy': kind === 'start' ? 4 : 1,
    twice: 3,
    answer: 3,
    stall: attempt === 0 ? 0.25 : 0,
  })
  const reset = random.chance(0.5)
  switch (fault) {
    case 'cut-before':
      return { kind: fault, reset }
    case 'cut-mid-request':
    case 'cut-mid-answer':
      return { kind: fault, share: random.next(), reset }
    case 'cut-after-request':
      return { kind: fault, afterMs: random.pick([0, 0, 2, 10, 60]), reset, serverToo: random.chance(0.5) }
    case 'cut-idle':
      return { kind: fault, afterMs: random.integer(0, 6), reset }
    case 'hold':
      return { kind: fault, ms: random.integer(20, 900) }
    case 'late-copy':
      return { kind: fault, ms: random.pick([1, 20, 200, 1500, 6000]) }
    case 'twice':
      return { kind: fault, apartMs: random.pick([0, 0, 3, 40, 800]) }
    case 'answer':
      return {
        kind: fault,
        status: random.pick([200, 400, 408, 421, 429, 502]),
        forward: random.chance(0.6),
      }
    case 'stall':
      return { kind: fault }
  }
}
