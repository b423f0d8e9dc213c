import * as z from 'zod/mini'
import { findCredentialLines, parseApiKey, parseAuthorization } from '../../../contract/authorization'
import type { CredentialCheck } from '../../../contract/credential-messages'
import type { TargetId } from '../../../contract/target'
import { createListeners } from '../../lib/listeners'
import { KEPT_CREDENTIALS, tabKeeping } from '../../lib/tab-keeping'
import type { Profile } from '../../lib/vault/content'

/**
 * The two values as typed, or as a profile of the vault gave them. They live in memory, and in this tab's session
 * storage if the operator asks for it; those of a profile never go there.
 */
export type Credentials = {
  authorization: string
  apiKey: string
  keep: boolean
  /** Where the values come from; it stays while they are edited. */
  profile: Profile | null
  /** What the last check of exactly these values came to. */
  check: { target: TargetId; result: CredentialCheck } | null
}

const EMPTY: Credentials = { authorization: '', apiKey: '', keep: false, profile: null, check: null }
const storedSchema = z.object({ authorization: z.string(), apiKey: z.string() })

/** The credential store of one tab. */
export function createCredentialStore(storage: () => Storage) {
  let current = read()
  const listeners = createListeners()

  function read(): Credentials {
    try {
      const stored = storedSchema.safeParse(JSON.parse(storage().getItem(KEPT_CREDENTIALS) ?? 'null'))
      return stored.success ? { ...EMPTY, ...stored.data, keep: true } : EMPTY
    } catch {
      return EMPTY
    }
  }
  function set(next: Credentials) {
    current = sameValues(current, next) ? next : { ...next, check: null }
    try {
      const { authorization, apiKey } = next
      if (next.keep && !next.profile)
        storage().setItem(KEPT_CREDENTIALS, JSON.stringify({ authorization, apiKey }))
      else storage().removeItem(KEPT_CREDENTIALS)
    } catch {
      // Without session storage the values live in memory alone.
    }
    listeners.tell()
    tabKeeping.tell()
  }

  return {
    get: () => current,
    subscribe: listeners.subscribe,
    set: (change: Partial<Pick<Credentials, 'authorization' | 'apiKey' | 'keep'>>) =>
      set({ ...current, ...change }),
    /** Takes a profile's values in place of what was there. */
    take: (profile: Profile) =>
      set({
        ...EMPTY,
        authorization: profile.authorization,
        apiKey: profile.apiKey,
        profile,
        check: sameValues(current, profile) ? current.check : null,
      }),
    /** Learns that the profile in use has changed, and leaves the edited values alone. `null`: it is no more. */
    setProfile: (profile: Profile | null) => set({ ...current, profile }),
    /** Learns what a check came to, unless other values have been typed meanwhile. */
    checked(values: CredentialValues, target: TargetId, result: CredentialCheck) {
      if (sameValues(current, values)) set({ ...current, check: { target, result } })
    },
    forget: () => set(EMPTY),
    /**
     * Takes a pasted text: header lines fill both fields wherever they were pasted.
     * @returns true where it was understood as such and taken
     */
    paste(text: string): boolean {
      const found = findCredentialLines(text)
      if (found.authorization === undefined && found.apiKey === undefined) return false
      set({ ...current, ...found })
      return true
    },
  }
}

type CredentialValues = { authorization: string; apiKey: string }

/** Whether two come to the same token and key on the wire. */
export const sameValues = (a: CredentialValues, b: CredentialValues): boolean =>
  wireToken(a) === wireToken(b) && wireKey(a) === wireKey(b)

function wireToken({ authorization }: CredentialValues): string {
  const parsed = parseAuthorization(authorization)
  return parsed.ok ? parsed.value : authorization.trim()
}
function wireKey({ apiKey }: CredentialValues): string {
  const parsed = parseApiKey(apiKey)
  return parsed.ok ? parsed.value : apiKey.trim()
}

/** The profile whose values these are, or `null` where none is chosen or the values were edited since. */
export const profileInUse = (credentials: Credentials): Profile | null =>
  credentials.profile && sameValues(credentials, credentials.profile) ? credentials.profile : null

/** This tab's credentials. */
export const credentialStore = createCredentialStore(() => sessionStorage)

/** Both values in the form that goes over the wire, or which field is not usable. */
export type UsableCredentials =
  | { ok: true; authorization: string; apiKey: string; tail: string }
  | { ok: false; authorization: boolean; apiKey: boolean; empty: boolean }

/** Parses what was typed; `tail` (the token's last four characters) names it where the token itself must not stand. */
export function usableCredentials({ authorization, apiKey }: CredentialValues): UsableCredentials {
  const token = parseAuthorization(authorization)
  const key = parseApiKey(apiKey)
  if (token.ok && key.ok) {
    return { ok: true, authorization: token.value, apiKey: key.value, tail: tokenTail(token.token) }
  }
  const empty = authorization.trim() === '' && apiKey.trim() === ''
  return { ok: false, authorization: token.ok, apiKey: key.ok, empty }
}

/** The last four characters of a token long enough that they give nothing away. */
export const tokenTail = (token: string): string => (token.length >= 12 ? token.slice(-4) : '')
