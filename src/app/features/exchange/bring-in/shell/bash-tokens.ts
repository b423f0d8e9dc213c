import { UnreadableError } from '../left'
import { ansiCText } from './ansi-c'

/** A piece of a word: text that is decided, or what the shell would fill in (`$TOKEN`, `$(…)`), as it is written. */
export type Part = { text: string } | { fill: string; name: string | null }

export type Token =
  | { kind: 'word'; parts: Part[] }
  /** `|`, `;`, `&&`, a line's end, `>` and so on. */
  | { kind: 'operator'; operator: string }
  /** The input of a command: a here-document or `<<<`. */
  | { kind: 'input'; parts: Part[] }
  /** `<(…)`: the output of these, as a file. */
  | { kind: 'output-of'; tokens: Token[] }

// Searched for with `lastIndex`: loops in a pattern would overflow on texts of megabytes.
const WORD_SPECIAL = /[ \t\n\r\\'"`$|&;()<>]/g
const QUOTED_SPECIAL = /[\\$`"]/g
const DOCUMENT_SPECIAL = /[\\$`]/g

const OPERATOR = /\d*>>?&?\d*|<<<|<<-?|<|\|\|?|&&?|;|\(|\)|\n/y

/**
 * Splits a text as bash would (manual, "Shell Operation"), without running or filling in anything.
 * @throws {UnreadableError} where a quote or a parenthesis stays open
 */
export function bashTokens(source: string): Token[] {
  // A clipboard that changed every line end is no reason to find carriage returns inside the words.
  const changed = /\r\n/.test(source) && !/(?<!\r)\n/.test(source)
  return new BashReader(changed ? source.replaceAll('\r\n', '\n') : source).list(false)
}

class BashReader {
  #at = 0
  #depth = 0
  #pending: { delimiter: string; quoted: boolean; tabs: boolean; token: { kind: 'input'; parts: Part[] } }[] =
    []
  readonly #source: string
  constructor(source: string) {
    this.#source = source
  }

  /** To the end, or (`nested`) to the parenthesis that closes. */
  list(nested: boolean): Token[] {
    if (nested && ++this.#depth > 20) throw new UnreadableError('too-deep')
    const tokens: Token[] = []
    for (;;) {
      this.#skipBlank()
      const rest = this.#source.slice(this.#at, this.#at + 2)
      if (rest === '') {
        if (nested) throw new UnreadableError('unclosed')
        return tokens
      }
      if (rest === '<(') {
        this.#at += 2
        tokens.push({ kind: 'output-of', tokens: this.list(true) })
        continue
      }
      OPERATOR.lastIndex = this.#at
      const operator = OPERATOR.exec(this.#source)?.[0]
      if (operator === undefined) {
        tokens.push({ kind: 'word', parts: this.#word() })
        continue
      }
      this.#at += operator.length
      if (operator === ')' && nested) {
        this.#depth -= 1
        return tokens
      }
      if (operator === '\n') this.#hereDocuments()
      tokens.push(operator.startsWith('<<') ? this.#input(operator) : { kind: 'operator', operator })
    }
  }

  #skipBlank() {
    const blank = /(?:[ \t]|\\\r?\n|\r(?=\n))*(?:#[^\n]*)?/y
    blank.lastIndex = this.#at
    blank.test(this.#source)
    this.#at = blank.lastIndex
  }

  #input(operator: string): Token {
    this.#skipBlank()
    const from = this.#at
    const parts = this.#word()
    const token = { kind: 'input' as const, parts }
    if (operator === '<<<') {
      parts.push({ text: '\n' })
      return token
    }
    const delimiter = parts.map((part) => ('text' in part ? part.text : part.fill)).join('')
    const quoted = /['"\\]/.test(this.#source.slice(from, this.#at))
    token.parts = []
    this.#pending.push({ delimiter, quoted, tabs: operator === '<<-', token })
    return token
  }

  /** At a line's end the texts of the here-documents that it announced begin. */
  #hereDocuments() {
    for (const { delimiter, quoted, tabs, token } of this.#pending.splice(0)) {
      let text = ''
      for (;;) {
        if (this.#at >= this.#source.length) throw new UnreadableError('unclosed')
        const end = this.#source.indexOf('\n', this.#at)
        const line = this.#source.slice(this.#at, end < 0 ? undefined : end)
        this.#at = end < 0 ? this.#source.length : end + 1
        const bare = tabs ? line.replace(/^\t+/, '') : line
        if (bare === delimiter) break
        text += `${bare}\n`
      }
      token.parts = quoted ? [{ text }] : new BashReader(text).#filled(null, [])
    }
  }

  #word(): Part[] {
    const parts: Part[] = []
    for (;;) {
      this.#plain(parts, WORD_SPECIAL)
      const [c, next] = [this.#source.charAt(this.#at), this.#source.charAt(this.#at + 1)]
      if (c === '\\') {
        if (next === '') throw new UnreadableError('unclosed')
        const isLineEnd = next === '\n' || this.#source.startsWith('\r\n', this.#at + 1)
        this.#at += next === '\r' && isLineEnd ? 3 : 2
        if (!isLineEnd) parts.push({ text: next })
      } else if (c === "'") parts.push({ text: this.#until("'", 1) })
      else if (c === '"') {
        this.#at += 1
        // Two quotes make an empty word.
        parts.push({ text: '' })
        this.#filled('"', parts)
      } else if (c === '$' && next === "'") parts.push({ text: this.#ansiC() })
      else if (c === '$' && next === '"') this.#at += 1
      else if (c === '$' || c === '`') parts.push(this.#fill())
      else if (c === '\r' && next !== '\n') this.#take(parts)
      else return parts
    }
  }

  /** Text up to the next character that may be special. */
  #plain(parts: Part[], special: RegExp) {
    special.lastIndex = this.#at
    const end = special.test(this.#source) ? special.lastIndex - 1 : this.#source.length
    if (end > this.#at) parts.push({ text: this.#source.slice(this.#at, end) })
    this.#at = end
  }

  #take(parts: Part[]) {
    parts.push({ text: this.#source.charAt(this.#at) })
    this.#at += 1
  }

  /** From an opening delimiter of `skip` characters to the closing one. */
  #until(close: string, skip: number): string {
    const end = this.#source.indexOf(close, this.#at + skip)
    if (end < 0) throw new UnreadableError('unclosed')
    const text = this.#source.slice(this.#at + skip, end)
    this.#at = end + close.length
    return text
  }

  #ansiC(): string {
    let end = this.#at + 2
    while (end < this.#source.length && this.#source[end] !== "'") end += this.#source[end] === '\\' ? 2 : 1
    if (end >= this.#source.length) throw new UnreadableError('unclosed')
    const inside = this.#source.slice(this.#at + 2, end)
    this.#at = end + 1
    return ansiCText(inside)
  }

  /** Text in which only `$`, backtick and backslash are special: inside double quotes, or a here-document to its end. */
  #filled(close: '"' | null, parts: Part[]): Part[] {
    for (;;) {
      this.#plain(parts, close === null ? DOCUMENT_SPECIAL : QUOTED_SPECIAL)
      const c = this.#source.charAt(this.#at)
      if (c === close || (c === '' && close === null)) {
        this.#at += 1
        return parts
      }
      if (c === '') throw new UnreadableError('unclosed')
      if (c === '\\') {
        const next = this.#source.charAt(this.#at + 1)
        this.#at += 2
        const special = next === '$' || next === '`' || next === '\\' || (next === '"' && close === '"')
        if (next !== '\n') parts.push({ text: special ? next : `\\${next}` })
      } else parts.push(this.#fill())
    }
  }

  /** `$NAME`, `${NAME}`, `${NAME:-…}`, `$(…)`, backticks: as written. A `$` before anything else is itself. */
  #fill(): Part {
    const name = /\$(?:(\w+)|\{(\w+)\}|[@*#?!$-])/y
    name.lastIndex = this.#at
    const found = name.exec(this.#source)
    if (found) {
      this.#at = name.lastIndex
      return { fill: found[0], name: found[1] ?? found[2] ?? null }
    }
    const from = this.#at
    if (!/^(?:`|\$[({])/.test(this.#source.slice(from, from + 2))) {
      this.#at += 1
      return { text: '$' }
    }
    if (this.#source[from] === '`') this.#until('`', 1)
    else if (this.#source[from + 1] === '{') this.#until('}', 2)
    else {
      this.#at += 2
      this.list(true)
    }
    return { fill: this.#source.slice(from, this.#at), name: null }
  }
}
