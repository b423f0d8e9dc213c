import { inflate, type Unpacked } from './inflate'

/** As many codings as are undone, one inside the other; nobody means more. */
const MOST_CODINGS = 4

/** Undoes Brotli elsewhere, where the browser can't. */
export type UndoBrotli = (bytes: Uint8Array<ArrayBuffer>) => Promise<Unpacked>

/**
 * Why not all of it could be undone. `unknown`: nobody here knows the coding; `elsewhere`: whoever knows it did not answer;
 * `bound`: there is more than is read; `broken`: the data is damaged or breaks off.
 */
export type Stop = { why: 'unknown' | 'elsewhere' | 'bound' | 'broken'; coding: string }

/** `bytes`: what came of it, null where that is still coded. `undone`: the codings, in the order in which they were put on. */
type Uncoded = { bytes: Uint8Array<ArrayBuffer> | null; undone: string[]; stop: Stop | null }

/**
 * Undoes codings, the last one first.
 * @param most bytes of any result
 */
export async function undoCodings(
  coded: Uint8Array<ArrayBuffer>,
  codings: readonly string[],
  most: number,
  undoBrotli: UndoBrotli,
): Promise<Uncoded> {
  const undone: string[] = []
  let bytes = coded
  const left = [...codings]
  for (let coding = left.pop(); coding !== undefined; coding = left.pop()) {
    if (undone.length >= MOST_CODINGS) return { bytes: null, undone, stop: { why: 'unknown', coding } }
    const unpacked = await undo(coding, bytes, most, undoBrotli)
    if (typeof unpacked === 'string') return { bytes: null, undone, stop: { why: unpacked, coding } }
    if (unpacked.end !== 'whole') {
      const isReadable = left.length === 0 && unpacked.bytes.length > 0
      const stop: Stop = { why: unpacked.end, coding }
      return {
        bytes: isReadable ? unpacked.bytes : null,
        undone: isReadable ? [coding, ...undone] : undone,
        stop,
      }
    }
    undone.unshift(coding)
    bytes = unpacked.bytes
  }
  return { bytes, undone, stop: null }
}

async function undo(
  coding: string,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
  undoBrotli: UndoBrotli,
): Promise<Unpacked | 'unknown' | 'elsewhere'> {
  if (coding === 'gzip' || coding === 'x-gzip') return inflate(bytes, 'gzip', most)
  if (coding === 'deflate') {
    // The name stands for zlib's format; some senders mean the bare one.
    const proper = await inflate(bytes, 'deflate', most)
    return proper.end === 'broken' && proper.bytes.length === 0 ? inflate(bytes, 'deflate-raw', most) : proper
  }
  if (coding !== 'br') return 'unknown'
  try {
    return await inflate(bytes, 'brotli', most, () => undoBrotli(bytes))
  } catch {
    return 'elsewhere'
  }
}
