import type { VaultChannel, VaultMessage } from './channel'
import type { VaultContent } from './content'
import { createIdleLock } from './idle-lock'
import { deriveVaultKey, ITERATIONS, newVaultKey, openVault, sealVault, type VaultKey } from './seal'
import { readSealedVault, type SealedVault, UnreadableVaultError } from './sealed-vault'
import type { LockReason, VaultStateStore } from './state'
import type { VaultStorage } from './storage'
import { createVaultWriter, RekeyedVaultError, VaultGoneError, type VaultWriter } from './vault-writer'

type VaultDeps = {
  storage: VaultStorage
  channel: VaultChannel
  state: VaultStateStore
  now: () => number
  iterations?: number
}

/** There is a vault already, made in another tab meanwhile. Nothing was written. */
export class VaultExistsError extends Error {
  override name = 'VaultExistsError'
}

const EMPTY_CONTENT: VaultContent = { profiles: [], headerRows: {}, autoLockMinutes: 15 }

/** The vault of one tab: opens, changes and shuts what is stored, and agrees with the other tabs. */
export function createVault({ storage, channel, state, now, iterations = ITERATIONS }: VaultDeps) {
  let open: VaultWriter | null = null
  /** What was still to be written when it was last shut is. */
  let left: Promise<void> = Promise.resolve()
  const idle = createIdleLock({
    now,
    onIdle: () => lock('idle'),
    tell: () => channel.tell('active'),
  })

  function publish(writer: VaultWriter) {
    if (open !== writer) return
    idle.arm(writer.content().autoLockMinutes)
    state.set({ status: 'open', content: writer.content(), change: writer.change })
  }
  function begin(key: VaultKey, stored: string, content: VaultContent) {
    const writer = createVaultWriter({
      storage,
      key,
      stored,
      content,
      onChange: () => publish(writer),
      onWritten: () => channel.tell('changed'),
      onLost: (error) => {
        if (open === writer) shut(error instanceof RekeyedVaultError ? 'rekeyed' : 'gone')
      },
    })
    open = writer
    publish(writer)
  }
  /** Lets go of key and content. What was still to be written is, by the writer, before it lets go of its own. */
  function shut(why: LockReason | 'gone') {
    state.announceClosing()
    if (open) left = open.settled()
    open = null
    idle.disarm()
    state.set(why === 'gone' ? { status: 'none' } : { status: 'locked', why })
  }
  function lock(why: LockReason) {
    if (!open) return
    shut(why)
    if (why !== 'other-tab') channel.tell('lock')
  }

  /** Learns whether there is a vault. An open one stays open. */
  async function look(): Promise<void> {
    let text: string | null
    try {
      text = await storage.read()
    } catch {
      if (!open) state.set({ status: 'unavailable', why: 'storage' })
      return
    }
    if (open) return
    if (text === null) return state.set({ status: 'none' })
    await read(text).catch(() => undefined)
  }
  /** Reads what is stored, and says so in the state where it can't be. */
  async function read(text: string): Promise<SealedVault> {
    try {
      const sealed = await readSealedVault(text)
      const current = state.get()
      if (!open && current.status !== 'locked') state.set({ status: 'locked', why: null })
      return sealed
    } catch (error) {
      if (error instanceof UnreadableVaultError && !open) state.set({ status: 'unreadable', why: error.why })
      throw error
    }
  }

  function onMessage(message: VaultMessage) {
    if (message === 'lock') lock('other-tab')
    else if (message === 'active') idle.activeElsewhere()
    else if (open) void open.refresh()
    else void look()
  }
  channel.listen(onMessage)

  return {
    look,
    lock: () => lock('asked'),
    /** Somebody did something on the page. */
    active: idle.active,
    /** The page is seen again: time may have passed while it slept. */
    awake: () => void idle.check(),

    /**
     * Makes a vault and opens it.
     * @throws {VaultExistsError} {VaultStorageError} nothing was written
     */
    async create(passphrase: string): Promise<void> {
      const key = await newVaultKey(passphrase, iterations)
      const stored = await sealVault(key, EMPTY_CONTENT)
      if (!(await storage.replace(null, stored))) {
        await look()
        throw new VaultExistsError('there is a vault already')
      }
      channel.tell('changed')
      begin(key, stored, EMPTY_CONTENT)
    },

    /**
     * Opens the vault in this tab, and seals it anew where its key has become too cheap to guess.
     * @throws {WrongPassphraseError} {UnreadableVaultError} {VaultGoneError} {VaultStorageError} nothing was changed
     */
    async unlock(passphrase: string): Promise<void> {
      await left
      const opened = await tryPassphrase(passphrase)
      if (open) return
      begin(opened.key, opened.stored, opened.content)
      if (opened.key.iterations >= iterations) return
      // Not being able to write now is no reason to keep it shut; the next time will do.
      await rekey(opened, passphrase, open).catch(() => undefined)
    },

    /**
     * Seals the vault under another passphrase; the other tabs lock.
     * @throws as `unlock`; nothing was changed
     */
    async changePassphrase(current: string, next: string): Promise<void> {
      const working = open
      await working?.settled()
      for (;;) {
        const opened = await tryPassphrase(current)
        if (await rekey(opened, next, working)) return
      }
    },

    /** Removes the vault, whatever state it is in. Nothing brings it back. */
    async forget(): Promise<void> {
      while (!(await storage.replace(await storage.read(), null)));
      channel.tell('changed')
      if (open) shut('gone')
      else state.set({ status: 'none' })
    },

    /** The stored text as it is, to be kept elsewhere. */
    sealedText: () => storage.read(),
  }

  async function tryPassphrase(passphrase: string) {
    const stored = await storage.read()
    if (stored === null) {
      if (!open) state.set({ status: 'none' })
      throw new VaultGoneError()
    }
    const sealed = await read(stored)
    const key = await deriveVaultKey(passphrase, sealed.iterations, sealed.salt)
    return { key, stored, content: await openVault(sealed, key) }
  }

  /**
   * Seals what was opened under a new key.
   * @param working what was open when it began: locked meanwhile, it stays locked
   * @returns false where another tab wrote meanwhile; nothing was changed
   */
  async function rekey(
    from: { stored: string; content: VaultContent },
    passphrase: string,
    working: VaultWriter | null,
  ): Promise<boolean> {
    const key = await newVaultKey(passphrase, iterations)
    const stored = await sealVault(key, from.content)
    if (!(await storage.replace(from.stored, stored))) return false
    channel.tell('changed')
    if (working !== null && open === working) begin(key, stored, from.content)
    return true
  }
}

export type Vault = ReturnType<typeof createVault>
