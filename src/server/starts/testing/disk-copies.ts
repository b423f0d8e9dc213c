import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { StartOutcome } from '../../../contract/start-messages'

/** What a copy of the disk holds for certain. */
type Durable = Map<string, StartOutcome>

export type DiskCopies = ReturnType<typeof keepCopies>

/** A data directory, of which a copy can be taken at any time and put back later. */
export function keepCopies(folder: string) {
  const data = join(folder, 'data')
  const copy = join(folder, 'copy')
  let held: Durable | null = null
  let isReplaced = false
  let aside = 0
  mkdirSync(data)

  function putBack(): Durable | null {
    isReplaced = false
    if (held === null) return null
    rmSync(data, { recursive: true })
    cpSync(copy, data, { recursive: true })
    return new Map(held)
  }

  return {
    data,
    /** Node and SQLite share a thread here: between two steps nothing is half written. */
    take(durable: Durable): void {
      // What lies in its place is the copy itself, then.
      if (isReplaced) return
      rmSync(copy, { recursive: true, force: true })
      cpSync(data, copy, { recursive: true })
      held = durable
    },
    putBack,
    /** @returns false where there is no copy yet */
    replaceUnderServer(): boolean {
      if (held === null) return false
      if (!isReplaced) renameSync(data, join(folder, `aside-${aside++}`))
      else rmSync(data, { recursive: true })
      isReplaced = true
      cpSync(copy, data, { recursive: true })
      return true
    },
    /** What the next server finds where the directory was replaced. */
    settleReplaced: (): Durable | null => (isReplaced ? putBack() : null),
  }
}
