import { describe, expect, it } from 'vitest'
import type { Target } from '../../../contract/target'
import type { Profile } from '../../lib/vault/content'
import { createCredentialStore, profileInUse } from './credential-store'
import { startCredentials } from './start-credentials'

const TOKEN = '0123456789abcdef0123456789abcdef0123abcd'
const PROFILE: Profile = {
  id: 'p1',
  name: 'Production',
  colour: 'teal',
  target: null,
  authorization: `Token ${TOKEN}`,
  apiKey: 'a2V5',
}
const LIVE: Target = {
  id: 'api',
  label: 'api-mwm',
  baseUrl: 'https://a.invalid',
  dialect: 'nested',
  simulated: false,
}
const SIMULATOR: Target = { ...LIVE, id: 'simulator', label: 'Simulator', simulated: true }

/** A tab's session storage. */
function storage(): Storage & { text: () => string } {
  const map = new Map<string, string>()
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
    key: (at) => [...map.keys()][at] ?? null,
    get length() {
      return map.size
    },
    text: () => JSON.stringify([...map]),
  }
}

describe('credentials', () => {
  it('stay in memory unless they are to be kept for the tab', () => {
    const tab = storage()
    const store = createCredentialStore(() => tab)
    store.set({ authorization: TOKEN, apiKey: 'k' })
    expect(tab.text()).not.toContain(TOKEN)
    store.set({ keep: true })
    expect(createCredentialStore(() => tab).get()).toMatchObject({
      authorization: TOKEN,
      apiKey: 'k',
      keep: true,
    })
    store.forget()
    expect(tab.text()).toBe('[]')
  })

  it('of a profile never go into the tab’s storage, even where others were kept there', () => {
    const tab = storage()
    const store = createCredentialStore(() => tab)
    store.set({ authorization: 'typed', keep: true })
    store.take(PROFILE)
    store.set({ keep: true })
    store.set({ apiKey: 'edited' })
    expect(tab.text()).toBe('[]')
  })

  it('live in memory alone where the browser refuses its storage', () => {
    const store = createCredentialStore(() => {
      throw new Error('denied')
    })
    store.set({ authorization: TOKEN, keep: true })
    expect(store.get().authorization).toBe(TOKEN)
  })

  it('are a profile’s as long as they come to the same on the wire', () => {
    const store = createCredentialStore(storage)
    store.take(PROFILE)
    expect(profileInUse(store.get())).toBe(PROFILE)
    store.set({ authorization: TOKEN })
    expect(profileInUse(store.get())).toBe(PROFILE)
    store.set({ authorization: `${TOKEN}e` })
    expect(profileInUse(store.get())).toBeNull()
  })

  it('start under the profile’s name, and under the token’s tail once edited', () => {
    const store = createCredentialStore(storage)
    store.take(PROFILE)
    expect(startCredentials(store.get(), LIVE)).toEqual({
      authorization: `Token ${TOKEN}`,
      apiKey: 'a2V5',
      profile: 'Production',
      confirmTyped: false,
    })
    store.set({ apiKey: 'other' })
    expect(startCredentials(store.get(), LIVE)?.profile).toBe('Token ••••abcd')
  })

  it('of a profile without secrets start on the simulator only', () => {
    const store = createCredentialStore(storage)
    store.take({ ...PROFILE, authorization: '', apiKey: '' })
    expect(startCredentials(store.get(), SIMULATOR)?.profile).toBe('Production')
    expect(startCredentials(store.get(), LIVE)).toBeNull()
  })

  it('keep what a check came to until they are edited', () => {
    const store = createCredentialStore(storage)
    store.take(PROFILE)
    const typed = store.get()
    store.checked(typed, 'api', { state: 'valid' })
    expect(store.get().check).toEqual({ target: 'api', result: { state: 'valid' } })
    store.set({ apiKey: 'x' })
    expect(store.get().check).toBeNull()
    store.checked(typed, 'api', { state: 'valid' })
    expect(store.get().check, 'an answer about other values').toBeNull()
  })

  it('that are pasted as header lines fill both fields', () => {
    const store = createCredentialStore(storage)
    expect(store.paste(`Authorization: Token ${TOKEN}\nx-api-key: a2V5`)).toBe(true)
    expect(store.get()).toMatchObject({ authorization: `Token ${TOKEN}`, apiKey: 'a2V5' })
    expect(store.paste('just words')).toBe(false)
  })
})
