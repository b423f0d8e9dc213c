import type { DeliveryPage } from '../../contract/inbox-messages'
import { LIMITS } from '../../contract/limits'
import { createByteBudget } from '../guard/byte-budget'
import { HttpProblem } from '../guard/http-problem'
import { inPieces } from '../guard/in-pieces'
import { deliveryMessage } from './delivery-message'
import type { InboxSlice, InboxStore } from './inbox-store'

/** What is up to this size is sent as it is. */
const SMALL = 64 * 1024
/** Bytes of bodies in one page; one body more may begin before it is full. */
const PAGE_BYTES = 2 * 1024 * 1024
/** So many large pages and bodies at once; the others wait. */
const LARGE = { total: 4 * PAGE_BYTES, small: SMALL, patienceMs: null }

/** Answers with parts of an inbox. */
export type SendSlice = {
  page(inboxId: string, after: number, deliveries: number): Promise<Response>
  /** @throws {HttpProblem} 404 */
  body(inboxId: string, seq: number): Promise<Response>
}

/** Large answers are read when it is their turn, so that clients which take theirs slowly, or not at all, cost little. */
export function createSendSlice(store: InboxStore): SendSlice {
  const budget = createByteBudget(LARGE)

  /** Settles when the answer has begun; the turn lasts until it was taken. */
  function inTurn(read: () => Promise<{ bytes: Uint8Array; headers: Record<string, string> }>) {
    return new Promise<Response>((resolve, reject) => {
      const send = async () => {
        const { bytes, headers } = await read()
        const { response, taken } = inPieces(bytes, headers)
        resolve(response)
        await taken
      }
      budget.hold(PAGE_BYTES, send).catch(reject)
    })
  }

  return {
    async page(inboxId, after, deliveries) {
      const read = async (bytes: number, bodyBytes: number) => {
        const slice = await store.read(inboxId, after, { deliveries, bytes, bodyBytes })
        const text = JSON.stringify(toPage(slice, after, store.writable()))
        return { slice, bytes: Buffer.from(text) }
      }
      // Most pages are small, and need no turn: what was left out tells.
      const first = await read(SMALL, SMALL)
      const isWhole =
        !first.slice.deliveries.some((one) => one.bytes === null) &&
        (!first.slice.more || first.slice.deliveries.length >= deliveries)
      if (isWhole && first.bytes.length <= SMALL) return new Response(first.bytes, { headers: JSON_HEADERS })
      return inTurn(async () => ({
        ...(await read(PAGE_BYTES, LIMITS.deliveryBytes)),
        headers: JSON_HEADERS,
      }))
    },

    body: (inboxId, seq) =>
      inTurn(async () => {
        const bytes = await store.readBody(inboxId, seq)
        if (bytes !== null) return { bytes, headers: bodyHeaders(seq) }
        throw new HttpProblem(404, 'no-delivery', 'There is no such delivery', {
          detail: 'It was cleared, or dropped by the inbox’s limits.',
        })
      }),
  }
}

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' }

// Whatever a stranger sent must never be rendered from this origin.
const bodyHeaders = (seq: number) => ({
  'content-type': 'application/octet-stream',
  'content-disposition': `attachment; filename="delivery-${seq}.bin"`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
})

function toPage(slice: InboxSlice, after: number, writable: boolean): DeliveryPage {
  const { deliveries, droppedThrough, reset, more } = slice
  return {
    deliveries: deliveries.map(deliveryMessage),
    gap: reset || droppedThrough > after,
    next: more ? (deliveries.at(-1)?.seq ?? null) : null,
    writable,
  }
}
