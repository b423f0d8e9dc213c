/**
 * The exact text of a top-level member's value, so that a seed can be given back as it was written (big numbers, `1.0`,
 * key order). Of duplicate names the last one counts, as in `JSON.parse`.
 * @param text a JSON object that `JSON.parse` has accepted; this function does not check it again
 */
export function rawMember(text: string, name: string): string | undefined {
  let found: string | undefined
  let at = skipSpace(text, 0) + 1
  while (at < text.length) {
    at = skipSpace(text, at)
    if (text[at] !== '"') break
    const nameEnd = stringEnd(text, at)
    const isWanted = JSON.parse(text.slice(at, nameEnd)) === name
    const start = skipSpace(text, skipSpace(text, nameEnd) + 1)
    const end = valueEnd(text, start)
    if (isWanted) found = text.slice(start, end).trimEnd()
    at = end + 1
  }
  return found
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n\ufeff'.includes(text.charAt(at))) at++
  return at
}

function stringEnd(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** The offset of the comma or bracket that ends the value; counts brackets instead of recursing into them. */
function valueEnd(text: string, from: number): number {
  let depth = 0
  let at = from
  while (at < text.length) {
    const char = text[at]
    if (char === '"') {
      at = stringEnd(text, at)
      continue
    }
    if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') {
      if (depth === 0) return at
      depth--
    } else if (char === ',' && depth === 0) return at
    at++
  }
  return at
}
