import { UnreadableError } from '../left'

/** A piece of a string of PowerShell: text, or an expression that it would put in. */
export type StringPart = { text: string } | { expression: string }

/** PowerShell takes typographic quotes for plain ones. */
export const SINGLE = "'‘’‚‛"
export const DOUBLE = '"“”„'

const NAMED: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/**
 * The string literal that begins at `at`, of any of the four kinds (about_Quoting_Rules), and where it ends.
 * @returns `null` where no string begins
 * @throws {UnreadableError} where it does not end
 */
export function readPowerShellString(source: string, at: number): { parts: StringPart[]; to: number } | null {
  const here = /@(['‘’‚‛"“”„])[ \t]*\r?\n/y
  here.lastIndex = at
  const opened = here.exec(source)
  if (opened) {
    const single = SINGLE.includes(opened[1] ?? '')
    const from = here.lastIndex
    const end = new RegExp(`\\r?\\n[${single ? SINGLE : DOUBLE}]@`, 'g')
    // An empty one ends on the very next line.
    end.lastIndex = from - (opened[0].endsWith('\r\n') ? 2 : 1)
    const closed = end.exec(source)
    if (!closed) throw new UnreadableError('unclosed')
    const inside = source.slice(from, Math.max(from, closed.index))
    return { parts: single ? [{ text: inside }] : filled(inside, false).parts, to: end.lastIndex }
  }
  const quote = source.charAt(at)
  if (quote !== '' && SINGLE.includes(quote)) return singleQuoted(source, at)
  if (quote === '' || !DOUBLE.includes(quote)) return null
  const { parts, length } = filled(source.slice(at + 1), true)
  return { parts, to: at + 1 + length }
}

function singleQuoted(source: string, at: number): { parts: StringPart[]; to: number } {
  const quote = /['‘’‚‛]/g
  let text = ''
  let from = at + 1
  for (;;) {
    quote.lastIndex = from
    const found = quote.exec(source)
    if (!found) throw new UnreadableError('unclosed')
    text += source.slice(from, found.index)
    const next = source.charAt(found.index + 1)
    if (next === '' || !SINGLE.includes(next)) return { parts: [{ text }], to: found.index + 1 }
    text += next
    from = found.index + 2
  }
}

/** Text with backtick escapes, variables and `$(…)`. `quoted`: up to a double quote, two of which are one. */
function filled(inside: string, quoted: boolean): { parts: StringPart[]; length: number } {
  const special = quoted ? /[`$"“”„]/g : /[`$]/g
  const parts: StringPart[] = []
  let at = 0
  for (;;) {
    special.lastIndex = at
    const found = special.exec(inside)
    if (!found) {
      if (quoted) throw new UnreadableError('unclosed')
      parts.push({ text: inside.slice(at) })
      return { parts, length: inside.length }
    }
    parts.push({ text: inside.slice(at, found.index) })
    at = found.index
    const next = inside.charAt(at + 1)
    if (found[0] === '`') {
      const unicode = /u\{([0-9a-fA-F]{1,6})\}/y
      unicode.lastIndex = at + 1
      const code = unicode.exec(inside)?.[1]
      parts.push({
        text: code
          ? String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))
          : (NAMED[next] ?? next),
      })
      at = code ? unicode.lastIndex : at + 2
    } else if (found[0] === '$') {
      const variable = /\$(?:\{[^}]+\}|(?:\w+:)?\w+)/y
      variable.lastIndex = at
      const name = variable.exec(inside)?.[0]
      const to = name ? at + name.length : next === '(' ? closing(inside, at + 1) : at + 1
      parts.push(to === at + 1 ? { text: '$' } : { expression: inside.slice(at, to) })
      at = to
    } else if (next !== '' && DOUBLE.includes(next)) {
      parts.push({ text: next })
      at += 2
    } else return { parts, length: at + 1 }
  }
}

/** Behind the parenthesis that closes the one at `at`; strings inside are passed over. */
function closing(text: string, at: number): number {
  let depth = 0
  for (let to = at; to < text.length; ) {
    const string = readPowerShellString(text, to)
    if (string) {
      to = string.to
      continue
    }
    if (text[to] === '(') depth += 1
    if (text[to] === ')') depth -= 1
    to += 1
    if (depth === 0) return to
  }
  throw new UnreadableError('unclosed')
}
