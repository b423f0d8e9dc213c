const NAMED: Record<string, string> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const BYTES = /(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}))+/y
const UNIT = /u([0-9a-fA-F]{1,4})/y
const POINT = /U([0-9a-fA-F]{1,8})/y

/**
 * The text inside `$'…'` (bash manual, "ANSI-C Quoting"). Bytes given by number are read as UTF-8 together, and two halves
 * of a character given by `\u` come together: browsers write emoji so. What is no escape keeps its backslash.
 */
export function ansiCText(inside: string): string {
  const pieces: string[] = []
  let done = 0
  for (let at = inside.indexOf('\\'); at >= 0; at = inside.indexOf('\\', done)) {
    pieces.push(inside.slice(done, at))
    const [text, length] = escapeAt(inside, at)
    pieces.push(text)
    done = at + length
  }
  return pieces.join('') + inside.slice(done)
}

/** The escape that begins at `at`: what it comes to, and how long it is. */
function escapeAt(inside: string, at: number): [text: string, length: number] {
  const c = inside.charAt(at + 1)
  const named = NAMED[c]
  if (named !== undefined) return [named, 2]
  if (c !== '' && '\\\'"?'.includes(c)) return [c, 2]
  if (c === 'c' && at + 2 < inside.length) {
    const control = inside.charAt(at + 2)
    return [control === '?' ? '\x7f' : String.fromCharCode(control.charCodeAt(0) & 31), 3]
  }
  const bytes = match(BYTES, inside, at)
  if (bytes) return [bytesOf(bytes[0]), bytes[0].length]
  const unit = match(UNIT, inside, at + 1)
  if (unit) return [String.fromCharCode(Number.parseInt(unit[1] ?? '', 16)), 1 + unit[0].length]
  const point = match(POINT, inside, at + 1)
  if (!point) return ['\\', 1]
  const code = Math.min(Number.parseInt(point[1] ?? '', 16), 0x10ffff)
  return [String.fromCodePoint(code), 1 + point[0].length]
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function bytesOf(run: string): string {
  const bytes = run.split('\\').slice(1).map(byteOf)
  // A byte-order mark is a character like any other here.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes))
}

const byteOf = (number: string) =>
  number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 8) & 255
