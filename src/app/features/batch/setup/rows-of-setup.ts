import type { RowToSend } from './find-earlier'
import { setupStore } from './setup-store'

const AT_ONCE = 1000

/** The rows as they would be written down, some at a time. */
export async function* rowsOfSetup(over: AbortSignal): AsyncGenerator<RowToSend[]> {
  let place = 0
  for (let from: number | null = 0; from !== null && !over.aborted; ) {
    const { rows, next } = await setupStore.take(from, AT_ONCE)
    yield rows.map((row) => ({ ...row, row: place++, againOf: null }))
    from = next
  }
}
