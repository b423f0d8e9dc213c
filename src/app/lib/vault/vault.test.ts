import { describe, expect, it, vi } from 'vitest'
import type { VaultContent, VaultEdit } from './content'
import { WrongPassphraseError } from './seal'
import { readSealedVault, UnreadableVaultError } from './sealed-vault'
import { CHEAP, openBrowser } from './testing/browser'
import { VaultExistsError } from './vault'
import { RekeyedVaultError, VaultGoneError } from './vault-writer'

const PASSPHRASE = 'correct horse battery staple'
const MINUTE = 60_000

/** Sealing and opening are done beside this thread, and take what the machine has left for them. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 })

const add =
  (name: string): VaultEdit =>
  (content) => ({
    ...content,
    profiles: [
      ...content.profiles,
      { id: name, name, colour: 'teal', target: null, authorization: `Token ${name}`, apiKey: name },
    ],
  })
const names = (content: VaultContent) => content.profiles.map(({ name }) => name)

async function openOne(options: { iterations?: number } = {}) {
  const browser = openBrowser()
  const tab = browser.openTab(options)
  await tab.vault.look()
  await tab.vault.create(PASSPHRASE)
  return { browser, tab }
}

async function openTwo() {
  const { browser, tab } = await openOne()
  const other = browser.openTab()
  await other.vault.look()
  await other.vault.unlock(PASSPHRASE)
  return { browser, tab, other }
}

describe('a vault', () => {
  it('is absent, then open once made, and locked in a tab opened later', async () => {
    const browser = openBrowser()
    const tab = browser.openTab()
    await tab.vault.look()
    expect(tab.status()).toBe('none')
    await tab.vault.create(PASSPHRASE)
    expect(tab.status()).toBe('open')
    const later = browser.openTab()
    await later.vault.look()
    expect(later.status()).toBe('locked')
  })

  it('keeps what was put in over a reload', async () => {
    const { browser, tab } = await openOne()
    await tab.change(add('a'))
    await tab.change((content) => ({ ...content, headerRows: { d: [{ name: 'X', value: 'v' }] } }))
    const later = browser.openTab()
    await later.vault.unlock(PASSPHRASE)
    expect(names(later.content())).toEqual(['a'])
    expect(later.content().headerRows).toEqual({ d: [{ name: 'X', value: 'v' }] })
  })

  it('is not made twice: the second tab is told and finds it locked', async () => {
    const browser = openBrowser()
    const [first, second] = [browser.openTab(), browser.openTab()]
    await first.vault.create(PASSPHRASE)
    const stored = browser.stored()
    await expect(second.vault.create('another passphrase')).rejects.toThrow(VaultExistsError)
    expect(second.status()).toBe('locked')
    expect(browser.stored()).toBe(stored)
  })

  it('stays locked and unchanged at a wrong passphrase', async () => {
    const { browser, tab } = await openOne()
    tab.vault.lock()
    const stored = browser.stored()
    await expect(tab.vault.unlock('wrong')).rejects.toThrow(WrongPassphraseError)
    expect(tab.status()).toBe('locked')
    expect(browser.stored()).toBe(stored)
    await tab.vault.unlock(PASSPHRASE)
    expect(tab.status()).toBe('open')
  })

  it('that is damaged says so, keeps what is stored, and can be saved elsewhere or forgotten', async () => {
    const { browser } = await openOne()
    const damaged = `${browser.stored()?.slice(0, -9)}`
    browser.store(damaged)
    const tab = browser.openTab()
    await tab.vault.look()
    expect(tab.state.get()).toEqual({ status: 'unreadable', why: 'damaged' })
    await expect(tab.vault.unlock(PASSPHRASE)).rejects.toThrow(UnreadableVaultError)
    await expect(tab.vault.create(PASSPHRASE)).rejects.toThrow(VaultExistsError)
    expect(await tab.vault.sealedText()).toBe(damaged)
    await tab.vault.forget()
    expect(tab.status()).toBe('none')
    expect(browser.stored()).toBeNull()
  })

  it('with cheaper rounds is sealed anew with today’s when it is unlocked', async () => {
    const { browser, tab } = await openOne({ iterations: CHEAP })
    await tab.change(add('a'))
    const before = await readSealedVault(browser.stored() ?? '')
    const later = browser.openTab({ iterations: CHEAP * 3 })
    await later.vault.unlock(PASSPHRASE)
    const after = await readSealedVault(browser.stored() ?? '')
    expect([before.iterations, after.iterations]).toEqual([CHEAP, CHEAP * 3])
    expect(after.salt).not.toBe(before.salt)
    expect(names(later.content())).toEqual(['a'])
    await later.change(add('b'))
    const last = browser.openTab({ iterations: CHEAP * 3 })
    await last.vault.unlock(PASSPHRASE)
    expect(names(last.content())).toEqual(['a', 'b'])
  })

  it('with more rounds than today’s keeps them', async () => {
    const { browser } = await openOne({ iterations: CHEAP * 3 })
    const stored = browser.stored()
    await browser.openTab({ iterations: CHEAP }).vault.unlock(PASSPHRASE)
    expect(browser.stored()).toBe(stored)
  })

  it('opens even where the stronger seal can’t be written', async () => {
    const { browser } = await openOne()
    const refusing = { ...browser.storage, replace: async () => Promise.reject(new Error('full')) }
    const later = browser.openTab({ iterations: CHEAP * 2, storage: refusing })
    await later.vault.unlock(PASSPHRASE)
    expect(later.status()).toBe('open')
  })

  it('opens with the new passphrase only, once it was changed', async () => {
    const { browser, tab } = await openOne()
    await tab.change(add('a'))
    await expect(tab.vault.changePassphrase('wrong', 'new one')).rejects.toThrow(WrongPassphraseError)
    await tab.vault.changePassphrase(PASSPHRASE, 'new one')
    await tab.change(add('b'))
    const later = browser.openTab()
    await expect(later.vault.unlock(PASSPHRASE)).rejects.toThrow(WrongPassphraseError)
    await later.vault.unlock('new one')
    expect(names(later.content())).toEqual(['a', 'b'])
  })

  it('that can’t be written refuses the edit and shows what is stored', async () => {
    const { browser, tab } = await openOne()
    await tab.change(add('a'))
    const replace = vi.spyOn(browser.storage, 'replace').mockRejectedValue(new Error('quota'))
    await expect(tab.change(add('b'))).rejects.toThrow('quota')
    expect(names(tab.content())).toEqual(['a'])
    replace.mockRestore()
    await tab.change(add('c'))
    expect(names(tab.content())).toEqual(['a', 'c'])
  })

  it('shows an edit at once, before it is sealed', async () => {
    const { tab } = await openOne()
    const kept = tab.change(add('a'))
    expect(names(tab.content())).toEqual(['a'])
    await kept
  })
})

describe('locking', () => {
  it('lets go of everything and tells the other tabs', async () => {
    const { tab, other } = await openTwo()
    tab.vault.lock()
    expect(tab.state.get()).toEqual({ status: 'locked', why: 'asked' })
    await until(() => expect(other.state.get()).toEqual({ status: 'locked', why: 'other-tab' }))
  })

  it('of all tabs is not undone by unlocking one', async () => {
    const { tab, other } = await openTwo()
    tab.vault.lock()
    await until(() => expect(other.status()).toBe('locked'))
    const since: string[] = []
    other.state.subscribe(() => since.push(other.status()))
    await tab.vault.unlock(PASSPHRASE)
    // Whatever unlocking told the other tab, it has heard and followed before what is told of this edit.
    await tab.change(add('a'))
    await other.vault.look()
    expect([tab.status(), other.status()]).toEqual(['open', 'locked'])
    expect(since.filter((status) => status !== 'locked')).toEqual([])
  })

  it('still writes what was put in at the last moment', async () => {
    const { browser, tab } = await openOne()
    tab.state.watch({ closing: (vault) => void vault.change(add('late')) })
    const before = browser.stored()
    tab.vault.lock()
    await until(() => expect(browser.stored()).not.toBe(before))
    const later = browser.openTab()
    await later.vault.unlock(PASSPHRASE)
    expect(names(later.content())).toEqual(['late'])
  })

  it('undone in the same moment has what was put in last', async () => {
    const { browser } = await openOne()
    // A disk that takes longer than a passphrase does.
    let letWrite = () => {}
    const disk = new Promise<void>((resolve) => {
      letWrite = resolve
    })
    const replace: typeof browser.storage.replace = async (...change) => {
      await disk
      return browser.storage.replace(...change)
    }
    const tab = browser.openTab({ storage: { ...browser.storage, replace } })
    await tab.vault.unlock(PASSPHRASE)
    void tab.change(add('late'))
    tab.vault.lock()
    const unlocked = tab.vault.unlock(PASSPHRASE)
    await browser.openTab().vault.unlock(PASSPHRASE)
    letWrite()
    await unlocked
    expect(names(tab.content())).toEqual(['late'])
  })

  it('comes by itself after a quarter of an hour without activity, counted in all tabs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { browser, tab, other } = await openTwo()
      browser.pass(14 * MINUTE)
      tab.vault.active()
      await vi.advanceTimersByTimeAsync(14 * MINUTE)
      browser.pass(14 * MINUTE)
      await vi.advanceTimersByTimeAsync(14 * MINUTE)
      expect([tab.status(), other.status()]).toEqual(['open', 'open'])
      browser.pass(MINUTE)
      await vi.advanceTimersByTimeAsync(MINUTE)
      expect([tab.status(), other.status()]).toEqual(['locked', 'locked'])
      expect([tab.state.get(), other.state.get()]).toContainEqual({ status: 'locked', why: 'idle' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('comes before the first key press after a long sleep counts', async () => {
    const { browser, tab } = await openOne()
    browser.pass(16 * MINUTE)
    tab.vault.active()
    expect(tab.state.get()).toEqual({ status: 'locked', why: 'idle' })
  })

  it('never comes by itself where the operator chose never', async () => {
    const { browser, tab } = await openOne()
    await tab.change((content) => ({ ...content, autoLockMinutes: 0 }))
    browser.pass(10_000 * MINUTE)
    tab.vault.awake()
    tab.vault.active()
    expect(tab.status()).toBe('open')
  })

  it('while the passphrase is being changed is not undone by the change', async () => {
    const { browser, tab } = await openOne()
    const changing = tab.vault.changePassphrase(PASSPHRASE, 'new one')
    await Promise.resolve()
    tab.vault.lock()
    await changing.catch(() => undefined)
    expect(tab.status()).toBe('locked')
    const later = browser.openTab()
    await later.vault.unlock('new one').catch(() => later.vault.unlock(PASSPHRASE))
    expect(later.status()).toBe('open')
  })
})

describe('two tabs', () => {
  it('that add profiles at the same moment keep both', async () => {
    const { tab, other } = await openTwo()
    await Promise.all([tab.change(add('a')), other.change(add('b')), tab.change(add('c'))])
    await until(() => {
      expect(names(tab.content()).sort()).toEqual(['a', 'b', 'c'])
      expect(names(other.content())).toEqual(names(tab.content()))
    })
  })

  it('that edit many times at once lose no edit', async () => {
    const { tab, other } = await openTwo()
    const edits = Array.from({ length: 12 }, (_, at) => (at % 2 ? tab : other).change(add(`p${at}`)))
    await Promise.all(edits)
    await until(() => {
      expect(names(tab.content())).toHaveLength(12)
      expect(names(other.content()).sort()).toEqual(names(tab.content()).sort())
    })
  })

  it('see each other’s edits', async () => {
    const { tab, other } = await openTwo()
    await tab.change(add('a'))
    await until(() => expect(names(other.content())).toEqual(['a']))
  })

  it('refuse an edit that the other tab has made impossible, and keep the rest', async () => {
    const { tab, other } = await openTwo()
    const once: VaultEdit = (content) => {
      if (names(content).includes('a')) throw new Error('taken')
      return add('a')(content)
    }
    const results = await Promise.allSettled([tab.change(once), other.change(once), other.change(add('b'))])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    await until(() => expect(names(tab.content()).sort()).toEqual(['a', 'b']))
  })

  it('with one changing the passphrase: the other locks and its edit is refused, not lost in silence', async () => {
    const { browser, tab, other } = await openTwo()
    await tab.vault.changePassphrase(PASSPHRASE, 'new one')
    await expect(other.change(add('late'))).rejects.toThrow(RekeyedVaultError)
    await until(() => expect(other.state.get()).toEqual({ status: 'locked', why: 'rekeyed' }))
    expect(tab.status()).toBe('open')
    const later = browser.openTab()
    await later.vault.unlock('new one')
    expect(names(later.content())).toEqual([])
  })

  it('with one forgetting the vault: it is gone in both', async () => {
    const { browser, tab, other } = await openTwo()
    await tab.vault.forget()
    await expect(other.change(add('late'))).rejects.toThrow(VaultGoneError)
    await until(() => expect([tab.status(), other.status()]).toEqual(['none', 'none']))
    expect(browser.stored()).toBeNull()
  })

  it('tell each other no secret', async () => {
    const { browser, tab, other } = await openTwo()
    await tab.change(add('canary'))
    await other.vault.changePassphrase(PASSPHRASE, 'new one')
    tab.vault.lock()
    await until(() => expect(other.status()).toBe('locked'))
    // Unlocking waits for what the tab had still to do.
    await tab.vault.unlock('new one')
    expect(new Set(browser.heard).size).toBeGreaterThan(1)
    expect(browser.heard.every((message) => ['lock', 'active', 'changed'].includes(message))).toBe(true)
  })
})
