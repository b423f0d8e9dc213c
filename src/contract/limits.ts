/** Sizes and times that page and server agree on. Bytes are counted as UTF-8, times in milliseconds. */
export const LIMITS = {
  /** The exact request text of one start. */
  bodyBytes: 6 * 1024 * 1024,
  /** Headers that the platform is asked to send with a result, the inbox's own not counted. */
  headerRows: 64,
  /** The names and values of those headers together: so much can be looked for in an answer. */
  headerBytes: 64 * 1024,
  /** A project or automation name, in characters. */
  nameLength: 255,
  /** As much of the platform's answer as is read and kept. */
  answerBytes: 1024 * 1024,
  /** One webhook delivery. */
  deliveryBytes: 1024 * 1024,
  /** An `execution_id` longer than this is not one. */
  executionIdLength: 200,
} as const

/** The size of a text on the wire, in bytes of UTF-8. A lone surrogate counts as the U+FFFD that stands in for it. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    // A pair is four bytes for its two units.
    if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i += 1
  }
  return bytes
}
