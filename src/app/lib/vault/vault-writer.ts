import type { VaultContent, VaultEdit } from './content'
import { openVault, sealVault, type VaultKey } from './seal'
import { readSealedVault } from './sealed-vault'
import { type VaultStorage, VaultStorageError } from './storage'

/** The vault was removed, in another tab. */
export class VaultGoneError extends Error {
  override name = 'VaultGoneError'
  constructor() {
    super('there is no vault')
  }
}

/** Another tab gave the vault another key; this tab's opens it no more. */
export class RekeyedVaultError extends Error {
  override name = 'RekeyedVaultError'
  constructor() {
    super('the vault has another key')
  }
}

type WriterDeps = {
  storage: VaultStorage
  key: VaultKey
  stored: string
  content: VaultContent
  /** The content is another, by this tab or another. */
  onChange: () => void
  onWritten: () => void
  /** The vault is out of this key's reach for good. */
  onLost: (error: RekeyedVaultError | VaultGoneError) => void
}

type Waiting = { edit: VaultEdit; resolve: () => void; reject: (error: unknown) => void }

/** How often an edit is made again because other tabs keep writing, before it is given up with words. */
const ATTEMPTS = 20

/**
 * Writes edits of one open vault, one after the other. An edit shows at once and is sealed soon after; where another tab
 * wrote meanwhile, it is made again on what that tab left, so that neither destroys the other's work.
 */
export function createVaultWriter(deps: WriterDeps) {
  const { storage, key } = deps
  let stored = deps.stored
  let base = deps.content
  let shown = base
  const waiting: Waiting[] = []
  let working: Promise<void> = Promise.resolve()
  let busy = false

  function show() {
    shown = waiting.reduce((content, { edit }) => attempt(edit, content) ?? content, base)
    deps.onChange()
  }

  /** Takes in what another tab wrote. @returns the stored text */
  async function catchUp(): Promise<string> {
    const text = await storage.read()
    if (text === null) throw new VaultGoneError()
    if (text === stored) return text
    const sealed = await readSealedVault(text)
    if (sealed.salt !== key.salt || sealed.iterations !== key.iterations) throw new RekeyedVaultError()
    base = await openVault(sealed, key)
    stored = text
    return text
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    for (let attempts = 0; attempts < ATTEMPTS; attempts++) {
      const before = await catchUp()
      const refused = new Map<Waiting, unknown>()
      let content = base
      for (const one of batch) {
        try {
          content = one.edit(content)
        } catch (error) {
          refused.set(one, error)
        }
      }
      if (refused.size < batch.length) {
        const text = await sealVault(key, content)
        if (!(await storage.replace(before, text))) continue
        stored = text
        base = content
        deps.onWritten()
      }
      waiting.splice(0, batch.length)
      show()
      for (const one of batch) {
        if (refused.has(one)) one.reject(refused.get(one))
        else one.resolve()
      }
      return
    }
    throw new VaultStorageError('other tabs keep writing')
  }

  /** One job at a time, each with its own end. */
  function enqueue(job: () => Promise<void>): Promise<void> {
    working = working.then(job).catch((error) => {
      if (error instanceof VaultGoneError || error instanceof RekeyedVaultError) deps.onLost(error)
    })
    return working
  }

  async function writeAll(): Promise<void> {
    busy = false
    const batch = [...waiting]
    if (batch.length === 0) return
    try {
      await writeBatch(batch)
    } catch (error) {
      waiting.splice(0, batch.length)
      show()
      for (const one of batch) one.reject(error)
      throw error
    }
  }

  return {
    content: () => shown,
    /**
     * Makes an edit: at once in this tab, then in the store.
     * @throws what the edit throws; {VaultStorageError} {VaultGoneError} {RekeyedVaultError}: it was not kept
     */
    change(edit: VaultEdit): Promise<void> {
      return new Promise((resolve, reject) => {
        try {
          shown = edit(shown)
        } catch (error) {
          reject(error)
          return
        }
        waiting.push({ edit, resolve, reject })
        deps.onChange()
        if (busy) return
        busy = true
        void enqueue(writeAll)
      })
    },
    /** Shows what another tab wrote. */
    refresh: () =>
      enqueue(async () => {
        await catchUp()
        show()
      }),
    /** Resolves when everything so far is written or refused. */
    settled: () => working,
  }
}

export type VaultWriter = ReturnType<typeof createVaultWriter>

/** An edit that no longer applies shows nothing; its refusal is told when it is written. */
function attempt(edit: VaultEdit, content: VaultContent): VaultContent | undefined {
  try {
    return edit(content)
  } catch {
    return undefined
  }
}
