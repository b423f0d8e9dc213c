import { toStorageError } from './storage-error'

/**
 * Lets calls that come while a commit is under way share the next one, so that a burst costs a few syncs of the disk
 * instead of one for each. Every call resolves, or fails, by itself: a group that finds no room is written in halves, until
 * what fails stands alone. Not where another process holds the file: each part would wait as long as the whole.
 * @param commit writes a group in one transaction, or nothing of it; its results stand in the group's order
 * @param sizeOf bytes that an item takes; a group stays below a few megabytes
 * @param confirm called when a group is written; where it throws, the whole group fails and is not written again
 */
export function groupCommit<T, R>(
  commit: (group: readonly T[]) => Promise<readonly (R | undefined)[]>,
  sizeOf: (item: T) => number,
  confirm: (group: readonly T[], results: readonly (R | undefined)[]) => void = () => undefined,
): { add(item: T): Promise<R>; idle(): Promise<void> } {
  type Waiting = { item: T; resolve: (result: R) => void; reject: (error: unknown) => void }
  const MAX_ITEMS = 200
  const MAX_BYTES = 8 * 1024 * 1024
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null

  function takeGroup(): Waiting[] {
    let bytes = 0
    const end = waiting.findIndex(({ item }, index) => {
      bytes += sizeOf(item)
      return index > 0 && (index >= MAX_ITEMS || bytes > MAX_BYTES)
    })
    return waiting.splice(0, end < 0 ? waiting.length : end)
  }

  /** Never throws. */
  async function write(group: readonly Waiting[]): Promise<void> {
    const items = group.map(({ item }) => item)
    let results: readonly (R | undefined)[]
    try {
      results = await commit(items)
    } catch (error) {
      if (group.length === 1 || isHeld(error)) return fail(group, error)
      const half = Math.ceil(group.length / 2)
      await write(group.slice(0, half))
      return write(group.slice(half))
    }
    try {
      confirm(items, results)
    } catch (error) {
      return fail(group, error)
    }
    for (const [index, { resolve, reject }] of group.entries()) {
      const result = results[index]
      if (result === undefined) reject(new Error('a commit gave too few results'))
      else resolve(result)
    }
  }

  function fail(group: readonly Waiting[], error: unknown): void {
    for (const { reject } of group) reject(error)
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop, so that requests already received can join.
      await new Promise((resolve) => setImmediate(resolve))
      await write(takeGroup())
    }
    running = null
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        running ??= run()
      }),
    idle: async () => {
      await running
    },
  }
}

const isHeld = (error: unknown): boolean => toStorageError('', error).kind === 'busy'
