const PIECE_BYTES = 64 * 1024
/** A client that takes no piece for so long is cut off. */
const PIECE_MS = 20_000
/** As long may all of it take, for each piece: who takes one now and then holds up the others. */
const SLOWEST_MS = 3_000

/**
 * A body that leaves as its client takes it, so that it is known when it is out of memory.
 * @param headers added to the content length
 * @returns `taken` resolves when the client has taken all, went away, or was cut off
 */
export function inPieces(
  bytes: Uint8Array,
  headers: Record<string, string>,
): { response: Response; taken: Promise<void> } {
  let at = 0
  let limit: NodeJS.Timeout | undefined
  let whole: NodeJS.Timeout | undefined
  let end = (): void => undefined
  const taken = new Promise<void>((resolve) => {
    end = () => {
      clearTimeout(limit)
      clearTimeout(whole)
      resolve()
    }
  })
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const cutOff = () => {
          end()
          controller.error(new Error('the client took too long'))
        }
        limit = setTimeout(cutOff, PIECE_MS)
        whole = setTimeout(cutOff, PIECE_MS + SLOWEST_MS * Math.ceil(bytes.length / PIECE_BYTES))
      },
      pull(controller) {
        limit?.refresh()
        if (bytes.length > 0) controller.enqueue(bytes.subarray(at, at + PIECE_BYTES))
        at += PIECE_BYTES
        if (at < bytes.length) return
        controller.close()
        end()
      },
      cancel: () => end(),
    },
    { highWaterMark: 0 },
  )
  return {
    response: new Response(stream, { headers: { ...headers, 'content-length': String(bytes.length) } }),
    taken,
  }
}
