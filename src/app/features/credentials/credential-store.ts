import * as z from 'zod/mini'
import { findCredentialLines, parseApiKey, parseAuthorization } from '../../../contract/authorization'

/** The two values as typed. They live in memory, and in this tab's session storage if the operator asks for it. */
export type Credentials = { authorization: string; apiKey: string; keep: boolean }

const STORAGE_KEY = 'seedpad.credentials'
const EMPTY: Credentials = { authorization: '', apiKey: '', keep: false }
const storedSchema = z.object({ authorization: z.string(), apiKey: z.string() })

/** The credential store of one tab. */
export function createCredentialStore(storage: () => Storage) {
  let current = read()
  const listeners = new Set<() => void>()

  function read(): Credentials {
    try {
      const stored = storedSchema.safeParse(JSON.parse(storage().getItem(STORAGE_KEY) ?? 'null'))
      return stored.success ? { ...stored.data, keep: true } : EMPTY
    } catch {
      return EMPTY
    }
  }
  function set(next: Credentials) {
    current = next
    try {
      const { authorization, apiKey } = next
      if (next.keep) storage().setItem(STORAGE_KEY, JSON.stringify({ authorization, apiKey }))
      else storage().removeItem(STORAGE_KEY)
    } catch {
      // Without session storage the values live in memory alone.
    }
    for (const listener of listeners) listener()
  }

  return {
    get: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    set: (change: Partial<Credentials>) => set({ ...current, ...change }),
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

export type CredentialStore = ReturnType<typeof createCredentialStore>

/** This tab's credentials. */
export const credentialStore = createCredentialStore(() => sessionStorage)

/** Both values in the form that goes over the wire, or which field is not usable. */
export type UsableCredentials =
  | { ok: true; authorization: string; apiKey: string; tail: string }
  | { ok: false; authorization: boolean; apiKey: boolean; empty: boolean }

/** Parses what was typed; `tail` (the token's last four characters) names it where the token itself must not stand. */
export function usableCredentials({ authorization, apiKey }: Credentials): UsableCredentials {
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
