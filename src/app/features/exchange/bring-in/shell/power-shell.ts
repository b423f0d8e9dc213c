import { type Left, lineAt, UnreadableError } from '../left'
import { programWord } from '../shown-words'
import type { Commands, Word } from './bash-commands'
import { DOUBLE, readPowerShellString, SINGLE } from './power-shell-string'

/** What an expression of PowerShell comes to. `raw`: a number or `$true`, `$false`, `$null`, as JSON writes it. */
export type Value =
  | { kind: 'text'; text: string; fills: string[] }
  | { kind: 'raw'; json: string }
  | { kind: 'list'; items: Value[] }
  | { kind: 'table'; entries: [string, Value][] }

/** A command: its name, its arguments (tables and lists as such), and what is piped into it. */
export type PowerShellCommand = {
  words: Value[]
  input: Value | null
  left: Left[]
  files: ReadonlyMap<string, Value>
}

const WORD_END = new RegExp(`[\\s;|(){},${SINGLE}${DOUBLE}]`)

/**
 * The commands of a PowerShell text that call one of these programs. Variables, files that the text itself writes, and
 * `ConvertTo-Json` are followed; everything else it would run is named.
 * @throws {UnreadableError} where the text breaks off inside a string or a parenthesis
 */
export function findPowerShellCommands(source: string, programs: RegExp): Commands<PowerShellCommand> {
  // `>> ` is what the prompt writes before a line that goes on.
  return new PowerShell(source.replaceAll('\r\n', '\n').replace(/^>> ?/gm, '')).find(programs)
}

class PowerShell {
  #at = 0
  #depth = 0
  #files = new Map<string, Value>()
  #variables = new Map<string, Value>()
  readonly #source: string
  constructor(source: string, variables?: Map<string, Value>) {
    this.#source = source
    if (variables) this.#variables = variables
  }

  find(programs: RegExp): Commands<PowerShellCommand> {
    const left: Left[] = []
    const commands: PowerShellCommand[] = []
    let broken = false
    while (this.#skip(/(?:\s|;|`\n|#[^\n]*|<#[\s\S]*?#>|PS [^\n>]*> ?)*/y)) {
      const from = this.#at
      if (/^-[A-Za-z]/.test(this.#source.slice(from, from + 2))) {
        broken = true
        this.#match(/[^\n;]*/y)
        continue
      }
      if (this.#addsToTable()) continue
      const target = this.#match(/(?:\[[\w.]+\]\s*)?\$((?:\w+:)?\w+)\s*=(?!=)\s*/y)
      const written = this.#match(/\[(?:System\.)?IO\.File\]::WriteAll(?:Text|Bytes)\(/y)
      if (written) {
        this.#writeFile()
        continue
      }
      const value = this.#pipeline(programs)
      if (value && 'words' in value) {
        const name = nameOf(value)
        if (programs.test(name)) commands.push(value)
        else if (name === 'New-Object' && target && DICTIONARY.test(argumentOf(value)))
          this.#variables.set((target[1] ?? '').toLowerCase(), { kind: 'table', entries: [] })
        else if (!(name === 'Remove-Item' && this.#isOwnFile(value)))
          left.push({ why: 'command', text: programWord(name) })
      } else if (value && target) this.#variables.set((target[1] ?? '').toLowerCase(), value)
      if (!value || !this.#atEnd()) {
        // Not a statement of a known form: named, and passed over to the line's end.
        if (this.#at === from) this.#at += 1
        const rest = this.#match(/[^\n;]*/y)
        if (!(value && 'words' in value)) left.push({ why: 'statement', text: lineAt(this.#source, from) })
        else if (rest?.[0]) {
          const [sign = '', program = ''] = rest[0].trim().split(/\s+/)
          left.push({
            why: 'command',
            text: `${/^[|>&]+$/.test(sign) ? sign : ''} ${programWord(program)}`.trim(),
          })
        }
      }
    }
    return { commands: commands.map((command) => ({ ...command, files: this.#files })), left, broken }
  }

  /** `$headers.Add('name', 'value')`, `$headers['name'] = 'value'`: to a table that the text has made. */
  #addsToTable(): boolean {
    const from = this.#at
    const [, name = '', call] = this.#match(/\$(\w+)(?:\.(Add)\(|\[)\s*/iy) ?? []
    const table = this.#variables.get(name.toLowerCase())
    const key = table?.kind === 'table' ? this.#primary() : null
    const between = key && this.#match(call ? /\s*,\s*/y : /\s*\]\s*=(?!=)\s*/y)
    const value = between && this.#expression()
    if (table?.kind !== 'table' || key?.kind !== 'text' || !value || (call && !this.#match(/\s*\)/y))) {
      this.#at = from
      return false
    }
    table.entries.push([key.text, value])
    return true
  }

  #isOwnFile({ words }: PowerShellCommand): boolean {
    const [, file] = words
    return file?.kind === 'text' && this.#files.has(file.text)
  }

  #writeFile() {
    // Not an expression: there the comma would make a list of name and content.
    const name = this.#primary()
    this.#match(/\s*,\s*/y)
    const content = this.#expression()
    this.#match(/[^)]*\)/y)
    if (name?.kind === 'text' && content) this.#files.set(name.text, content)
  }

  #atEnd(): boolean {
    this.#skipBlank()
    return /^(?:$|[\n;])/.test(this.#source.slice(this.#at, this.#at + 1))
  }

  /** `expression | command`, a command, or an expression. */
  #pipeline(programs: RegExp): Value | PowerShellCommand | null {
    let input: Value | null = null
    for (;;) {
      const next: Value | PowerShellCommand | null = this.#startsCommand()
        ? this.#command(input)
        : this.#expression()
      if (!next) return null
      const value: Value | PowerShellCommand =
        'words' in next && /^ConvertTo-Json$/i.test(nameOf(next)) && input ? jsonOf(input) : next
      if ('words' in value && programs.test(nameOf(value))) return value
      if (!this.#match(/[ \t]*\|\s*/y)) return value
      input = 'words' in value ? null : value
    }
  }

  #startsCommand(): boolean {
    return /^(?:&\s*)?[A-Za-z.\\/][\w.:\\/-]*(?=[\s;|`]|$)/.test(this.#source.slice(this.#at, this.#at + 200))
  }

  #command(input: Value | null): PowerShellCommand {
    this.#match(/&\s*/y)
    const words: Value[] = []
    for (;;) {
      this.#skipBlank()
      const c = this.#source.charAt(this.#at)
      if (c === '' || /[\n;|)}]/.test(c)) return { words, input, left: [], files: this.#files }
      if (c === ',') this.#at += 1
      else words.push(this.#argument())
    }
  }

  /** One argument: a string, a variable, something in brackets, or bare letters with these glued on. */
  #argument(): Value {
    const c = this.#source.charAt(this.#at)
    if (/^(?:@[({]|\(|\$\()/.test(this.#source.slice(this.#at, this.#at + 2))) {
      return this.#expression() ?? this.#unknown(this.#at, ++this.#at)
    }
    const string = readPowerShellString(this.#source, this.#at)
    if (string || c === '$') {
      const value = this.#primary()
      if (value) return value
    }
    let text = ''
    for (;;) {
      const next = this.#source.charAt(this.#at)
      if (next === '`' && this.#source.charAt(this.#at + 1) !== '\n') {
        text += this.#source.charAt(this.#at + 1)
        this.#at += 2
      } else if (next === '' || next === '`' || WORD_END.test(next)) {
        // A character that begins nothing known must not stop the reading.
        if (text === '') text = this.#source.charAt(this.#at++)
        return { kind: 'text', text, fills: text.startsWith('$') ? [text] : [] }
      } else {
        text += next
        this.#at += 1
      }
    }
  }

  #expression(): Value | null {
    if (++this.#depth > 60) throw new UnreadableError('too-deep')
    this.#skip(/\s*/y)
    let value = this.#primary()
    for (;;) {
      const operator = value && this.#match(/[ \t]*(\+|-join\b|,)\s*/iy)
      if (!operator || !value) break
      const right = this.#primary()
      if (!right) break
      value = combine(value, operator[1] ?? '', right)
    }
    this.#depth -= 1
    return value
  }

  #primary(): Value | null {
    const from = this.#at
    const string = readPowerShellString(this.#source, from)
    if (string) {
      this.#at = string.to
      return this.#postfix(this.#fill(string.parts), from)
    }
    const scalar = this.#match(/\$(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/iy)
    if (scalar) return { kind: 'raw', json: (scalar[1] ?? scalar[2] ?? '').toLowerCase() }
    const variable = this.#match(/\$(?:\{([^}]+)\}|((?:\w+:)?\w+))/y)
    if (variable) {
      const known = this.#variables.get((variable[1] ?? variable[2] ?? '').toLowerCase())
      return this.#postfix(known ?? this.#unknown(from, this.#at), from)
    }
    if (this.#match(/@\{/y)) return this.#table()
    if (this.#match(/@\(|\$\(|\(/y)) {
      const list = this.#source[from] === '@'
      const items = this.#items()
      const [only] = items
      return this.#postfix(list || !only || items.length > 1 ? { kind: 'list', items } : only, from)
    }
    return this.#typed(from)
  }

  /** `[char]0x41`, `[IO.Path]::GetTempFileName()`, `[Text.Encoding]::UTF8.GetBytes(…)`, casts. */
  #typed(from: number): Value | null {
    const type = this.#match(/\[([\w.]+)\]/y)?.[1]?.toLowerCase()
    if (type === undefined) return null
    if (type === 'char') {
      const code = this.#match(/\s*(0x[\da-fA-F]+|\d+)/y)?.[1]
      return code === undefined ? null : { kind: 'text', text: String.fromCharCode(Number(code)), fills: [] }
    }
    if (this.#match(/::GetTempFileName\(\)/y)) return { kind: 'text', text: `file ${from}`, fills: [] }
    if (this.#match(/::\w+\.GetBytes\(/y)) {
      const value = this.#expression()
      this.#match(/\s*\)/y)
      return value
    }
    if (this.#match(/::[\w.]+(?:\([^()]*\))?/y)) return this.#unknown(from, this.#at)
    this.#skip(/[ \t]*/y)
    return this.#primary()
  }

  /** Members of a value are not followed. */
  #postfix(value: Value, from: number): Value {
    return this.#match(/(?:\.\w+(?:\([^()]*\))?|\[[^\]]*\])+/y) ? this.#unknown(from, this.#at) : value
  }

  #items(): Value[] {
    const items: Value[] = []
    for (;;) {
      this.#skip(/(?:\s|;|,|#[^\n]*)*/y)
      if (this.#match(/\)/y)) return items
      if (this.#at >= this.#source.length) throw new UnreadableError('unclosed')
      const from = this.#at
      const value = this.#pipeline(/^$/)
      // What is listed inside is part of the list itself.
      if (value && !('words' in value)) items.push(...(value.kind === 'list' ? value.items : [value]))
      else {
        if (this.#at === from) this.#at += 1
        items.push(this.#unknown(from, this.#at))
      }
    }
  }

  #table(): Value {
    const entries: [string, Value][] = []
    for (;;) {
      this.#skip(/(?:\s|;|#[^\n]*)*/y)
      if (this.#match(/\}/y)) return { kind: 'table', entries }
      if (this.#at >= this.#source.length) throw new UnreadableError('unclosed')
      const from = this.#at
      const bare = this.#match(/[\w-]+(?=\s*=)/y)?.[0]
      const key = bare === undefined ? this.#primary() : { kind: 'text' as const, text: bare, fills: [] }
      const equals = this.#match(/\s*=\s*/y)
      const value = equals && this.#expression()
      if (key?.kind === 'text' && value) entries.push([key.text, value])
      else if (this.#at === from) this.#at += 1
    }
  }

  #fill(parts: readonly ({ text: string } | { expression: string })[]): Value {
    const filled: Extract<Value, { kind: 'text' }> = { kind: 'text', text: '', fills: [] }
    for (const part of parts) {
      const value = 'text' in part ? null : new PowerShell(part.expression, this.#variables).#expression()
      if ('text' in part) filled.text += part.text
      else if (value?.kind === 'text') {
        filled.text += value.text
        filled.fills.push(...value.fills)
      } else if (value?.kind === 'raw') filled.text += value.json
      else {
        filled.text += part.expression
        filled.fills.push(part.expression)
      }
    }
    return filled
  }

  #unknown(from: number, to: number): Value {
    const text = this.#source.slice(from, to)
    return { kind: 'text', text, fills: [text] }
  }

  #skipBlank() {
    this.#skip(/(?:[ \t]|`\n)*(?:(?<=\s)#[^\n]*)?/y)
  }
  /** @returns whether anything is left */
  #skip(pattern: RegExp): boolean {
    this.#match(pattern)
    return this.#at < this.#source.length
  }
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)
    if (found) this.#at += found[0].length
    return found
  }
}

const DICTIONARY = /dictionary|hashtable/i
const argumentOf = ({ words: [, first] }: PowerShellCommand): string =>
  first?.kind === 'text' ? first.text : ''

const nameOf = ({ words: [first] }: PowerShellCommand): string =>
  first?.kind === 'text' ? first.text.replace(/^.*[/\\]/, '') : ''

function combine(left: Value, operator: string, right: Value): Value {
  if (operator === ',')
    return { kind: 'list', items: [...(left.kind === 'list' ? left.items : [left]), right] }
  const [a, b] = [wordOf(left), wordOf(right)]
  if (operator === '+') return { kind: 'text', text: a.text + b.text, fills: [...a.fills, ...b.fills] }
  const items = (left.kind === 'list' ? left.items : [left]).map(wordOf)
  return {
    kind: 'text',
    text: items.map(({ text }) => text).join(b.text),
    fills: items.flatMap(({ fills }) => fills),
  }
}

/** A value as an argument of a program. */
export function wordOf(value: Value): Word {
  if (value.kind === 'text') return { text: value.text, fills: value.fills }
  if (value.kind === 'raw') return { text: value.json, fills: [] }
  return { text: '', fills: [value.kind === 'list' ? '@(…)' : '@{…}'] }
}

/** `ConvertTo-Json`: numbers and order as written. */
function jsonOf(value: Value): Value {
  const fills: string[] = []
  const print = (one: Value): string => {
    switch (one.kind) {
      case 'text':
        fills.push(...one.fills)
        return JSON.stringify(one.text)
      case 'raw':
        return one.json
      case 'list':
        return `[${one.items.map(print).join(',')}]`
      case 'table':
        return `{${one.entries.map(([key, entry]) => `${JSON.stringify(key)}:${print(entry)}`).join(',')}}`
    }
  }
  return { kind: 'text', text: print(value), fills }
}
