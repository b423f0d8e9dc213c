import { cellsOf, createSampler, guessEncoding } from './detect-encoding'
import { bytesAsText, type FileKind, fileKindOf, isNoText } from './file-kind'
import { type Encoding, type FoundEncoding, type Input, MOST_BYTES, SourceFault } from './source'
import { utf16Of, utf32Of } from './wide-text'

/** Told how much of the input has been read: from 0 to 1. */
export type OnProgress = (share: number) => void

/** An input's text, and what it was taken for. `replaced`: characters that could not be read, once all is read. */
export type Decoded = {
  encoding: FoundEncoding | null
  pieces: AsyncGenerator<string>
  replaced: () => number
}

const CHUNK_BYTES = 512 * 1024
const HEAD_BYTES = 64 * 1024
const NONE: OnProgress = () => {}

/**
 * An input as text, piece by piece. A byte-order mark decides, then the operator's choice; without either the input is
 * what its bytes say: UTF-16 by its zeros, UTF-8 if all of it is valid as such, and else a guess that is called one. The mark
 * itself is no part of the text.
 * @throws {SourceFault} it is too large, or no text
 */
export async function decodeInput(
  input: Input,
  chosen: Encoding,
  onProgress: OnProgress = NONE,
): Promise<Decoded> {
  const replaced = { count: 0 }
  if (typeof input === 'string') {
    refuse(fileKindOf(bytesOfText(input), '', '') ?? (isNoText(input) ? 'other' : null))
    return { encoding: null, pieces: counted(single(input), replaced), replaced: () => replaced.count }
  }
  if (input.size > MOST_BYTES) throw new SourceFault('too-large')
  const head = await bytesAt(input, 0, HEAD_BYTES)
  const tail = await bytesAt(input, Math.max(0, input.size - HEAD_BYTES), input.size)
  refuse(fileKindOf(bytesAsText(head), bytesAsText(tail), input.name))
  if (utf32Of(head)) throw new SourceFault('utf-32')
  const encoding = markOf(head) ?? (chosen === 'auto' ? await detect(input, head) : asChosen(chosen))
  if (isNoText(new TextDecoder(encoding.name).decode(head, { stream: true }))) refuse('other', chosen)
  return {
    encoding,
    pieces: counted(decoded(input, encoding.name, onProgress), replaced),
    replaced: () => replaced.count,
  }
}

/** What the operator chose an encoding for is text to them, however it looks. */
function refuse(kind: FileKind | null, chosen: Encoding = 'auto') {
  if (kind !== null && chosen === 'auto') throw new SourceFault('binary', kind)
}

async function* single(text: string): AsyncGenerator<string> {
  yield text.startsWith('\ufeff') ? text.slice(1) : text
}

async function* counted(pieces: AsyncGenerator<string>, sum: { count: number }): AsyncGenerator<string> {
  for await (const piece of pieces) {
    if (piece.includes('\ufffd')) sum.count += piece.split('\ufffd').length - 1
    yield piece
  }
}

const bytesOfText = (text: string) => text.slice(0, HEAD_BYTES).replace(/[^\0-\xff]/g, '?')

const asChosen = (name: string): FoundEncoding => ({ name, how: 'chosen', readings: [] })

function markOf([a, b, c]: Uint8Array): FoundEncoding | null {
  const marked = (name: string): FoundEncoding => ({ name, how: 'mark', readings: [] })
  if (a === 0xef && b === 0xbb && c === 0xbf) return marked('utf-8')
  if (a === 0xff && b === 0xfe) return marked('utf-16le')
  return a === 0xfe && b === 0xff ? marked('utf-16be') : null
}

async function detect(file: File, head: Uint8Array): Promise<FoundEncoding> {
  const wide = utf16Of(head)
  if (wide) {
    const readings = wide.sure
      ? []
      : [{ encoding: wide.name, cells: cellsOf(head.slice(0, 2000), wide.name) }]
    return { name: wide.name, how: wide.sure ? 'pattern' : 'guess', readings }
  }
  // It is ASCII with escapes, so valid UTF-8, too.
  const text = bytesAsText(head)
  if (text.includes('\x1b$B') || text.includes('\x1b$@'))
    return { name: 'iso-2022-jp', how: 'pattern', readings: [] }
  const sampler = createSampler()
  let decoder: TextDecoder | null = new TextDecoder('utf-8', { fatal: true })
  let read = 0
  for await (const chunk of chunksOf(file)) {
    const first = read === 0
    read += chunk.length
    if (decoder && !goesOn(decoder, chunk, read < file.size)) decoder = null
    sampler.add(chunk, first, read >= file.size)
  }
  return decoder ? { name: 'utf-8', how: 'utf-8', readings: [] } : guessEncoding(sampler.sample())
}

function goesOn(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
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
  for (let at = 0; at < file.size; at += CHUNK_BYTES) yield bytesAt(file, at, at + CHUNK_BYTES)
}

const bytesAt = async (file: File, from: number, to: number) =>
  new Uint8Array(await file.slice(from, to).arrayBuffer())

export async function wholeText(pieces: AsyncGenerator<string>): Promise<string> {
  const all: string[] = []
  for await (const piece of pieces) all.push(piece)
  return all.join('')
}
