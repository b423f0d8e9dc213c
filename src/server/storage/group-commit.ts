/**
 * Lets calls that come while a commit is under way share the next one, so that a burst costs a few syncs of the disk
 * instead of one for each. Every call resolves, or fails, with its own group.
 * @param commit writes a group in one transaction; its results stand in the group's order
 * @param sizeOf bytes that an item takes; a group stays below a few megabytes
 */
export function groupCommit<T, R>(
  commit: (group: readonly T[]) => Promise<readonly (R | undefined)[]>,
  sizeOf: (item: T) => number,
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

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop, so that requests already received can join.
      await new Promise((resolve) => setImmediate(resolve))
      const group = takeGroup()
      try {
        const results = await commit(group.map(({ item }) => item))
        for (const [index, { resolve, reject }] of group.entries()) {
          const result = results[index]
          if (result === undefined) reject(new Error('a commit gave too few results'))
          else resolve(result)
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
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
