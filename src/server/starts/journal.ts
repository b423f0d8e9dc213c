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
  /**
   * Made anew for each life of the server: a start is sent by the life that it names, and by no other. So a journal that
   * was put back from a copy, and lacks starts of a life, can't take its ignorance for proof and send them again.
   */
  readonly id: string
  /** Whether a former life is over and nothing that it claimed is missing here: what this does not know was never sent. */
  isComplete(journalId: string): boolean
  /**
   * Writes an entry if its id is new, and with it the names of the headers that a delivery will carry.
   * @returns null if it was written, else the entry that stands there already
   * @throws {StorageError} `moved`: the journal is not in its place any more, so that nothing would be remembered
   */
  add(entry: JournalEntry & { headerNames?: readonly string[] }): Promise<JournalEntry | null>
  /** Puts the outcome to an entry. */
  settle(outcome: StartOutcome): Promise<void>
  /** @throws {StorageError} `moved`, where the journal is not in its place any more and does not know the start */
  find(startId: string): Promise<JournalEntry | null>
  /**
   * Names, in lower case, of the headers that this start asked to be sent with its result: their values are secrets.
   * `EVERY_HEADER` stands for all of them, also where the journal does not know the start: it may have known it before a restore.
   */
  headerNamesOf(startId: string): Promise<readonly string[]>
  /**
   * Lets go of what grows: the platform's answers of long ago. Ids, hashes, states and execution ids stay for ever, so
   * that an id is never sent a second time.
   */
  prune(): Promise<void>
  /** Ends this life as a complete one: no start is claimed any more. Without it, `close` is a crash. */
  conclude(): Promise<void>
  close(): Promise<void>
}
