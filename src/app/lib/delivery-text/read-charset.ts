import { declaredCharset, isUtf8 } from './plain-delivery'

/** How a text's charset was found out: its Content-Type says so, its byte order mark does, or the operator chose it. */
type CharsetFrom = 'declared' | 'mark' | 'chosen'

/**
 * Bytes as text. `text` null: they are none in this charset. `charset`: the name of what it was read as, where that is not
 * plain UTF-8. `unknown`: the charset named in the Content-Type, where nobody here knows it.
 */
export type CharsetReading = {
  text: string | null
  charset: { name: string; from: CharsetFrom } | null
  unknown: string | null
  /** The charset that is declared, and that the bytes are not. */
  notIn: string | null
}

/**
 * Reads bytes as text: as the operator chose, else as the Content-Type declares, else by a byte order mark, else as UTF-8.
 * @param isCut the bytes end anywhere, so that a part of a character at the end is no fault
 */
export function readCharset(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string | null,
  chosen: string | null,
  isCut: boolean,
): CharsetReading {
  const none = { unknown: null, notIn: null }
  if (chosen !== null) {
    const text = decode(bytes, chosen, isCut)
    return { ...none, text: text ?? null, charset: { name: nameOf(chosen, bytes), from: 'chosen' } }
  }
  const declared = declaredCharset(contentType)
  const asUtf8 = (): string | null => decode(bytes, 'utf-8', isCut) ?? null
  if (declared === null) {
    const mark = wideMark(bytes)
    const text = mark === null ? undefined : decode(bytes, mark, isCut)
    if (mark !== null && text !== undefined && text !== null)
      return { ...none, text, charset: { name: nameOf(mark, bytes), from: 'mark' } }
    return { ...none, text: asUtf8(), charset: null }
  }
  const text = decode(bytes, declared, isCut)
  if (text === undefined) return { ...none, text: asUtf8(), charset: null, unknown: declared }
  if (text === null)
    return { ...none, text: isUtf8(declared) ? null : asUtf8(), charset: null, notIn: declared }
  const name = nameOf(declared, bytes)
  return { ...none, text, charset: isUtf8(declared) ? null : { name, from: 'declared' } }
}

/** @returns undefined where nobody knows the charset, null where the bytes are not in it */
function decode(bytes: Uint8Array<ArrayBuffer>, label: string, isCut: boolean): string | null | undefined {
  let decoder: TextDecoder
  try {
    // A byte order mark stays in UTF-8, which is shown as it stands; elsewhere it was only of use on the way here.
    decoder = new TextDecoder(endianOf(label, bytes), { fatal: true, ignoreBOM: isUtf8(label.trim()) })
  } catch {
    return undefined
  }
  try {
    return decoder.decode(bytes, { stream: isCut })
  } catch {
    return null
  }
}

/** `UTF-16` alone says that the mark tells the order of bytes (RFC 2781, 4.3); browsers take it for the little-endian one. */
function endianOf(label: string, bytes: Uint8Array): string {
  const isOpen = /^(?:utf-?16|unicode|ucs-2|iso-10646-ucs-2)$/i.test(label.trim())
  return isOpen && wideMark(bytes) === 'utf-16be' ? 'utf-16be' : label
}

function wideMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** The charset's own name: several are known by many. */
function nameOf(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(endianOf(label, bytes)).encoding
  } catch {
    return label
  }
}
