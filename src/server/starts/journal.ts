import type { StartOutcome } from '../../contract/start-messages'

/** One start as the journal knows it. `outcome` null: sent, or about to be, and nothing heard yet. */
export type JournalEntry = {
  startId: string
  /** Null for an id that was withdrawn before any request came. */
  requestHash: string | null
  sentAt: string | null
  outcome: StartOutcome | null
}

/**
 * Remembers which starts were sent. Everything is durable when its promise resolves, and survives `kill -9`. Rejections
 * are `StorageError`s. Small on purpose: a shared store of several servers fits behind it.
 */
export type Journal = {
  /** Made once with the journal; a start recorded under another one is unknown here. */
  readonly id: string
  /**
   * Writes an entry if its id is new.
   * @returns null if it was written, else the entry that stands there already
   */
  add(entry: JournalEntry): Promise<JournalEntry | null>
  /** Puts the outcome to an entry. */
  settle(outcome: StartOutcome): Promise<void>
  find(startId: string): Promise<JournalEntry | null>
  /**
   * Lets go of what grows: the platform's answers of long ago. Ids, hashes, states and execution ids stay for ever, so
   * that an id is never sent a second time.
   */
  prune(): Promise<void>
  close(): Promise<void>
}
