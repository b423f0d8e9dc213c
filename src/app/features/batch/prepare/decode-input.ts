import { type Encoding, type Input, MOST_BYTES, SourceFault } from './source'

/** Told how much of the input has been read: from 0 to 1. */
export type OnProgress = (share: number) => void

const CHUNK_BYTES = 512 * 1024
const NONE: OnProgress = () => {}

/**
 * An input as text, piece by piece. A byte-order mark decides, then the operator's choice; without either the input is
 * UTF-8 if all of it is valid as such, and windows-1252 if not. The mark itself is no part of the text.
 */
export async function decodeInput(
  input: Input,
  chosen: Encoding,
  onProgress: OnProgress = NONE,
): Promise<{ encoding: string; pieces: AsyncGenerator<string> }> {
  if (typeof input === 'string') return { encoding: 'utf-8', pieces: single(input) }
  if (input.size > MOST_BYTES) throw new SourceFault('too-large')
  const encoding = (await markOf(input)) ?? (chosen === 'auto' ? await guess(input) : chosen)
  return { encoding, pieces: decoded(input, encoding, onProgress) }
}

async function* single(text: string): AsyncGenerator<string> {
  yield text.startsWith('\ufeff') ? text.slice(1) : text
}

async function markOf(file: File): Promise<string | null> {
  const [a, b, c] = new Uint8Array(await file.slice(0, 3).arrayBuffer())
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

async function guess(file: File): Promise<'utf-8' | 'windows-1252'> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of chunksOf(file)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

async function* decoded(file: File, encoding: string, onProgress: OnProgress): AsyncGenerator<string> {
  // It takes the byte-order mark away by itself.
  const decoder = new TextDecoder(encoding)
  let read = 0
  for await (const chunk of chunksOf(file)) {
    read += chunk.length
    yield decoder.decode(chunk, { stream: true })
    onProgress(file.size === 0 ? 1 : read / file.size)
  }
  yield decoder.decode()
}

async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK_BYTES)
    yield new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer())
}

export async function wholeText(pieces: AsyncGenerator<string>): Promise<string> {
  const all: string[] = []
  for await (const piece of pieces) all.push(piece)
  return all.join('')
}
