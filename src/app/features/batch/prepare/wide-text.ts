/** So many of a text's bytes are zeros where most of its characters are ASCII. */
const SURE = 0.25
const FEWEST = 3
const MOST_OTHER_SIDE = 0.02

/**
 * Whether bytes without a mark are UTF-16. ASCII characters, which every table and JSON has for its delimiters, have a zero as
 * one of their two bytes: all on one side. `sure`: so many that nothing else writes them.
 */
export function utf16Of(head: Uint8Array): { name: 'utf-16le' | 'utf-16be'; sure: boolean } | null {
  const even = head.subarray(0, head.length - (head.length % 2))
  const zeros = [0, 0]
  let controls = 0
  for (const [at, byte] of even.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
    else if (byte < 0x09) controls += 1
  }
  const [first = 0, second = 0] = zeros
  const most = Math.max(first, second)
  if (most < FEWEST || Math.min(first, second) > most * MOST_OTHER_SIDE) return null
  const name = second > first ? 'utf-16le' : 'utf-16be'
  const sure = most > even.length * SURE
  // Cyrillic, Greek and Hebrew have a low byte on that side instead. A text in UTF-8 has stray zeros at most.
  if (!sure && isUtf8(even) && most + controls < even.length * SURE) return null
  return isText(even, name) ? { name, sure } : null
}

/** Whether bytes are UTF-32, with or without its mark. `TextDecoder` does not know it. */
export function utf32Of(head: Uint8Array): boolean {
  if (head.length < 4) return false
  const [a = 0, b = 0, c = 0, d = 0] = head
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return true
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return true
  const whole = head.length - (head.length % 4)
  if (whole < 8) return false
  const zeroAt = (place: number) => {
    for (let at = place; at < whole; at += 4) if (head[at] !== 0) return false
    return true
  }
  return (zeroAt(0) && zeroAt(1) && !zeroAt(3)) || (zeroAt(3) && zeroAt(2) && !zeroAt(0))
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function isText(bytes: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has them
    const controls = text.match(/[\x00-\x08\x0e-\x1f\ufffe\uffff]/g)?.length ?? 0
    return controls <= text.length * MOST_OTHER_SIDE && /[\n\r,;|\t {[]/.test(text)
  } catch {
    return false
  }
}
