import { skipSpace, tokenEnd } from './scan'

/**
 * Lays a JSON text out anew: two spaces a level, or no white space at all. Every token stays as written: numbers,
 * escapes, key order, repeated keys. The kind of line end and a final one stay too.
 * @param text valid JSON
 */
export function layOut(text: string, style: 'format' | 'compact'): string {
  const pretty = style === 'format'
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const pieces: string[] = []
  let depth = 0
  const line = () => {
    if (pretty) pieces.push(eol, '  '.repeat(depth))
  }
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const end = tokenEnd(text, at)
    const next = skipSpace(text, end)
    const c = text[at]
    if (c === '{' || c === '[') {
      pieces.push(c)
      const closer = text[next]
      if (closer === '}' || closer === ']') {
        pieces.push(closer)
        at = skipSpace(text, next + 1)
        continue
      }
      depth += 1
      line()
    } else if (c === '}' || c === ']') {
      depth -= 1
      line()
      pieces.push(c)
    } else if (c === ',') {
      pieces.push(c)
      line()
    } else if (c === ':') pieces.push(pretty ? ': ' : ':')
    else pieces.push(text.slice(at, end))
    at = next
  }
  if (pretty && /\n[ \t\r\n]*$/.test(text)) pieces.push(eol)
  return pieces.join('')
}
