import { DOUBLE_QUOTES, plainFor, SINGLE_QUOTES } from './foreign-character'

/** Where and how a text stops being JSON (RFC 8259). Offsets count UTF-16 units from 0; lines and columns from 1. */
export type JsonError = {
  code:
    | 'unexpected-end'
    | 'unexpected-character'
    | 'trailing-comma'
    | 'expected-property-name'
    | 'expected-colon'
    | 'expected-comma'
    | 'unterminated-string'
    | 'control-character'
    | 'bad-escape'
    | 'bad-number'
    | 'single-quotes'
    | 'comment'
    | 'byte-order-mark'
    /** One that only looks like a sign of JSON, or can't be seen at all. */
    | 'foreign-character'
    /** The text stands in a fence of Markdown, or quotes one. */
    | 'code-fence'
    | 'text-after-value'
    | 'lone-surrogate'
  offset: number
  line: number
  column: number
  /** The character found there, for the message; empty at the end of the text. */
  found: string
}

export type CheckedJson = { ok: true } | { ok: false; error: JsonError }

/**
 * Says whether a text is JSON, and if not, where it stops being so. The verdict is the engine's own parser's; the
 * position is found by a scanner of ours because engines word it differently or not at all. A raw lone surrogate
 * is an error too: it has no UTF-8 form, so the text could not be sent as it stands.
 */
export function checkJson(text: string): CheckedJson {
  const lone = text.search(/[\uD800-\uDFFF]/u)
  if (lone >= 0) return { ok: false, error: errorAt(text, lone, 'lone-surrogate') }
  try {
    JSON.parse(text)
    return { ok: true }
  } catch {
    const { offset, code } = asSeen(text, findJsonError(text))
    return { ok: false, error: errorAt(text, offset, code) }
  }
}

function errorAt(text: string, offset: number, code: JsonError['code']): JsonError {
  const before = text.slice(0, offset)
  const line = (before.match(/\r\n|\r|\n/g)?.length ?? 0) + 1
  const column = offset - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'))
  const point = text.codePointAt(offset)
  return { code, offset, line, column, found: point === undefined ? '' : String.fromCodePoint(point) }
}

/** What a reader takes for a sign of JSON where one was expected is the cause, whatever was expected there. */
function asSeen(text: string, fault: Fault): Fault {
  const { offset, code } = fault
  if (code === 'unterminated-string') {
    // Told at its beginning, or at the line's end that it must not reach.
    const start = text[offset] === '"' ? offset : stringStart(text.slice(0, offset + 1))
    return closedByForeign(text.slice(start + 1, offset > start ? offset : undefined), start + 1) ?? fault
  }
  if (!EXPECTING.has(code)) return fault
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20)
  if (plainFor(character) !== null)
    return character === '\ufeff' && offset === 0 ? fault : { offset, code: 'foreign-character' }
  if (/^(?:`{3}|~{3})/.test(text.slice(offset, offset + 3))) return { offset, code: 'code-fence' }
  // A string that a foreign quote was to close went on to the next plain one.
  const before = text.slice(0, offset).trimEnd()
  if (!before.endsWith('"')) return fault
  const start = stringStart(before)
  return closedByForeign(before.slice(start + 1, -1), start + 1) ?? fault
}

const EXPECTING = new Set<JsonError['code']>([
  'unexpected-character',
  'expected-property-name',
  'expected-colon',
  'expected-comma',
  'text-after-value',
  'byte-order-mark',
])
const FOREIGN_CLOSE = new RegExp(`[${DOUBLE_QUOTES}${SINGLE_QUOTES}](?=\\s*(?:[:,}\\]：，]|$))`)

function closedByForeign(inside: string, from: number): Fault | null {
  const at = inside.search(FOREIGN_CLOSE)
  return at < 0 ? null : { offset: from + at, code: 'foreign-character' }
}

/** Where the string begins with which a text ends. */
function stringStart(text: string): number {
  let at = text.length - 1
  do at = text.lastIndexOf('"', at - 1)
  while (at > 0 && /(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(Math.max(0, at - 64), at)))
  return at
}

type Fault = { offset: number; code: JsonError['code'] }

/** Walks an invalid text with an explicit stack (no recursion: depth is the operator's, not ours to overflow on). */
function findJsonError(text: string): Fault {
  const stack: ('{' | '[')[] = []
  let at = 0
  let expect: 'value' | 'key-or-end' | 'key' | 'value-or-end' | 'after' = 'value'
  const skip = () => {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1
  }
  for (;;) {
    skip()
    const c = text.charAt(at)
    if (c === '') return { offset: at, code: 'unexpected-end' }
    if (expect === 'after') {
      const open = stack.at(-1)
      if (open === undefined) return { offset: at, code: 'text-after-value' }
      if (c === ',') {
        const comma = at
        at += 1
        skip()
        if (text.charAt(at) === '}' || text.charAt(at) === ']')
          return { offset: comma, code: 'trailing-comma' }
        expect = open === '{' ? 'key' : 'value'
      } else if (c === (open === '{' ? '}' : ']')) {
        stack.pop()
        at += 1
      } else return { offset: at, code: c === '/' ? 'comment' : 'expected-comma' }
      continue
    }
    if (expect === 'key' || expect === 'key-or-end') {
      if (c === '}' && expect === 'key-or-end') {
        stack.pop()
        at += 1
        expect = 'after'
        continue
      }
      if (c !== '"') return { offset: at, code: keyFault(c) }
      const string = scanString(text, at)
      if (typeof string !== 'number') return string
      at = string
      skip()
      if (text.charAt(at) !== ':')
        return { offset: at, code: at >= text.length ? 'unexpected-end' : 'expected-colon' }
      at += 1
      expect = 'value'
      continue
    }
    if (c === ']' && expect === 'value-or-end') {
      stack.pop()
      at += 1
      expect = 'after'
    } else if (c === '{' || c === '[') {
      stack.push(c)
      at += 1
      expect = c === '{' ? 'key-or-end' : 'value-or-end'
    } else {
      const end = scanScalar(text, at)
      if (typeof end !== 'number') return end
      at = end
      expect = 'after'
    }
  }
}

function keyFault(c: string): JsonError['code'] {
  if (c === "'") return 'single-quotes'
  return c === '/' ? 'comment' : 'expected-property-name'
}

function scanScalar(text: string, at: number): number | Fault {
  const c = text.charAt(at)
  if (c === '"') return scanString(text, at)
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return at + word.length
  if (c === '-' || (c >= '0' && c <= '9')) {
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
    number.lastIndex = at
    const end = number.test(text) ? number.lastIndex : at
    return end > at && !/[\d.eE+-]/.test(text.charAt(end)) ? end : { offset: at, code: 'bad-number' }
  }
  if (c === '\ufeff') return { offset: at, code: 'byte-order-mark' }
  if (c === "'") return { offset: at, code: 'single-quotes' }
  return { offset: at, code: c === '/' ? 'comment' : 'unexpected-character' }
}

function scanString(text: string, start: number): number | Fault {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charAt(at)
    if (c === '"') return at + 1
    if (c < ' ')
      return { offset: at, code: c === '\n' || c === '\r' ? 'unterminated-string' : 'control-character' }
    if (c !== '\\') continue
    const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
    escaped.lastIndex = at
    if (!escaped.test(text))
      return { offset: at, code: at + 1 >= text.length ? 'unterminated-string' : 'bad-escape' }
    at = escaped.lastIndex - 1
  }
  return { offset: start, code: 'unterminated-string' }
}
