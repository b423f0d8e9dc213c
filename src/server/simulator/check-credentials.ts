import { simulatorEffect } from '../../contract/simulator-catalog'
import type { Clock } from '../clock'
import { FORBIDDEN, INVALID_TOKEN, MISSING, type Refusal } from './refusals'

/** How long a fresh key is answered with `Forbidden`; real ones take seconds (SDK: asks up to 60 times, each second). */
const PENDING_MS = 5_000
/** After so long without a question the key counts as fresh again, so that the case can be shown twice. */
const FORGET_MS = 60_000

/**
 * The platform's gatekeeper. Any non-empty token and key pass, with or without the scheme `Token`, unless the catalog
 * names them otherwise. Returns the refusal, or `null`.
 */
export type CheckCredentials = (headers: Headers) => Refusal | null

/** Makes a gatekeeper; it remembers since when it knows the `pending-key`. `speed` shortens that wait in tests. */
export function credentialChecker(clock: Clock, speed: number): CheckCredentials {
  const pending = { firstSeen: Number.NEGATIVE_INFINITY, lastSeen: Number.NEGATIVE_INFINITY }

  function isStillPending(): boolean {
    const now = clock.now()
    if (now - pending.lastSeen > FORGET_MS) pending.firstSeen = now
    pending.lastSeen = now
    return now - pending.firstSeen < PENDING_MS / speed
  }

  return (headers) => {
    const token = readToken(headers.get('authorization') ?? '')
    const key = (headers.get('x-api-key') ?? '').trim()
    if (token === 'missing' || key === '') return MISSING
    if (token === 'malformed') return INVALID_TOKEN
    const tokenEffect = simulatorEffect('token', token.value)
    if (tokenEffect === 'credentials-missing') return MISSING
    if (tokenEffect === 'token-invalid') return INVALID_TOKEN
    const keyEffect = simulatorEffect('key', key)
    if (keyEffect === 'key-forbidden') return FORBIDDEN
    return keyEffect === 'key-pending' && isStillPending() ? FORBIDDEN : null
  }
}

/** True where the header carries the word `Token`; the examples of the page "Start Automation API" leave it out. */
export function hasTokenScheme(headers: Headers): boolean {
  return /^\s*token\s+\S/i.test(headers.get('authorization') ?? '')
}

function readToken(header: string): { value: string } | 'missing' | 'malformed' {
  const bare = header.trim()
  // Another scheme (`Bearer …`) is nobody's credentials here; a token with a space in it is a broken one.
  if (bare === '' || /^token$/i.test(bare) || /^(?:bearer|basic|digest)\s/i.test(bare)) return 'missing'
  const value = bare.replace(/^token\s+/i, '')
  return /\s/.test(value) ? 'malformed' : { value }
}
