/** What was unpacked, and how far it came: to its end, to the bound, or to where the data is damaged or breaks off. */
export type Unpacked = { bytes: Uint8Array<ArrayBuffer>; end: 'whole' | 'bound' | 'broken' }

/**
 * A browser unpacks all of a piece before anybody can stop it, a thousand times its size at most: so a bomb comes to a few
 * megabytes more than what is asked for.
 */
const PIECE = 4 * 1024

/**
 * Unpacks compressed bytes with the browser's own means.
 * @param most bytes of the result
 * @param otherwise done instead where the browser does not know the format
 */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: string,
  most: number,
  otherwise?: () => Promise<Unpacked>,
): Promise<Unpacked> {
  const stream = decompressionStream(format)
  if (stream === null) {
    if (otherwise) return otherwise()
    throw new Error(`this browser does not unpack ${format}`)
  }
  const reader = inPieces(packed).pipeThrough(stream).getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { bytes: join(chunks, size), end: 'whole' }
      const part = value.subarray(0, most - size)
      chunks.push(part)
      size += part.length
      if (part.length === value.length) continue
      reader.cancel().catch(() => {})
      return { bytes: join(chunks, size), end: 'bound' }
    }
  } catch {
    return { bytes: join(chunks, size), end: 'broken' }
  }
}

/** Newer formats are not in every browser, nor in the types. */
function decompressionStream(format: string): ReadableWritablePair<Uint8Array, BufferSource> | null {
  try {
    return new DecompressionStream(format as CompressionFormat)
  } catch {
    return null
  }
}

function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<BufferSource> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + PIECE))
      else controller.close()
      at += PIECE
    },
  })
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
