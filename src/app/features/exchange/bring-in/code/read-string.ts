import type { Language } from './tokens'

/** What a string literal holds: text, and where a value is put in, the source of that value. */
export type StringPart = { text: string } | { expression: string }

const NAMED: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
const ESCAPE =
  /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{1,3})|(\r?\n)|([\s\S]))/g

/** Takes a literal apart (ECMAScript 12.9.4 and 12.9.6; Python, "Lexical analysis", 2.4). */
export function readString(literal: string, language: Language): StringPart[] {
  const [, prefix = '', quote = ''] = /^([A-Za-z]*)('''|"""|['"`])/.exec(literal) ?? []
  // The line ends of a source are all alike to its reader.
  const inside = literal.slice(prefix.length + quote.length, -quote.length).replaceAll('\r\n', '\n')
  const raw = /r/i.test(prefix)
  const plain = (text: string) => (raw ? text : unescaped(text, language))
  if (quote === '`') return split(inside, /\\[\s\S]|\$\{/g, plain)
  if (/f/i.test(prefix)) {
    const once = (text: string) => plain(text.replaceAll('{{', '{').replaceAll('}}', '}'))
    return split(inside, raw ? /\{\{|\}\}|\{/g : /\\[\s\S]|\{\{|\}\}|\{/g, once)
  }
  return [{ text: plain(inside) }]
}

function unescaped(text: string, language: Language): string {
  return text.replace(ESCAPE, (found, braced, unit, point, byte, octal, lineEnd, other) => {
    if (lineEnd !== undefined) return ''
    if (braced !== undefined && language === 'javascript') return fromCode(braced, 16)
    if (unit !== undefined || byte !== undefined) return fromCode(unit ?? byte, 16)
    if (point !== undefined && language === 'python') return fromCode(point, 16)
    if (octal !== undefined) return fromCode(octal, 8)
    const character: string = other ?? found.charAt(1)
    const named = NAMED[character]
    if (named !== undefined && (character !== 'a' || language === 'python')) return named
    // An unknown escape: JavaScript drops the backslash, Python keeps it.
    if (language === 'python' && !/['"\\]/.test(character)) return found
    return character + found.slice(2)
  })
}

function fromCode(digits: string, radix: number): string {
  const code = Number.parseInt(digits, radix)
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
}

/** Cuts out what stands in braces, nested ones included. */
function split(inside: string, special: RegExp, plain: (text: string) => string): StringPart[] {
  const parts: StringPart[] = []
  let done = 0
  for (let found = special.exec(inside); found; found = special.exec(inside)) {
    if (found[0] !== '{' && found[0] !== '${') continue
    const from = special.lastIndex
    let depth = 1
    let at = from
    while (at < inside.length && depth > 0) {
      if (inside[at] === '{') depth += 1
      if (inside[at] === '}') depth -= 1
      at += 1
    }
    parts.push({ text: plain(inside.slice(done, found.index)) })
    parts.push({ expression: inside.slice(from, at - 1).trim() })
    done = at
    special.lastIndex = at
  }
  parts.push({ text: plain(inside.slice(done)) })
  return parts
}
