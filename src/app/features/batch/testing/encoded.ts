/** What each character is in an encoding: whatever its decoder makes of one byte and of two. */
function bytesIn(encoding: string): Map<string, readonly number[]> {
  const known = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding)
  const add = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if (text !== '\ufffd' && [...text].length === 1 && !known.has(text)) known.set(text, bytes)
  }
  for (let byte = 0; byte < 0x100; byte++) add(byte)
  // Where a letter stands by itself everywhere, no two bytes make one.
  if (known.size > 200) return known
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail)
  return known
}

const tables = new Map<string, Map<string, readonly number[]>>()

/** A text as bytes of a legacy encoding, which no platform writes by itself. */
export function encoded(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  const known = tables.get(encoding) ?? bytesIn(encoding)
  tables.set(encoding, known)
  return Uint8Array.from(
    [...text].flatMap((c) => {
      const bytes = known.get(c)
      if (!bytes) throw new Error(`${encoding} has no ${c}`)
      return bytes
    }),
  )
}

/** A text as UTF-16 without a mark. */
export function wide(text: string, order: 'le' | 'be'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), order === 'le')
  return bytes
}
