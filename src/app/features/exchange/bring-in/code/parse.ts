import { UnreadableError } from '../left'
import { readString, type StringPart } from './read-string'
import { codeTokens, type Language, type Token } from './tokens'

/** As much of an expression as the usual programs need; everything else is `unknown`, with its source. */
export type Node = { from: number; to: number } & (
  | { kind: 'string'; parts: StringPart[] }
  | { kind: 'number'; text: string }
  | { kind: 'name'; name: string }
  /** `changed`: put together from several statements, so its source is not all of it. */
  | { kind: 'object'; entries: [key: Node, value: Node][]; changed?: true }
  | { kind: 'array'; items: Node[] }
  | { kind: 'sum'; items: Node[] }
  | { kind: 'call'; callee: string; object: Node | null; args: Node[]; named: Map<string, Node> }
  | { kind: 'unknown' }
)

/** `name` is null for an expression that stands by itself; `key`: one member of it is assigned (`headers["x"] = …`). */
export type Statement = { name: string | null; key: Node | null; value: Node }

const DEPTH = 60

/**
 * Reads a program's statements as far as they are assignments and expressions; others are passed over and named.
 * @throws {UnreadableError} where a string or a bracket stays open
 */
export function parseProgram(
  source: string,
  language: Language,
): { statements: Statement[]; passedOver: { text: string; from: number }[] } {
  const parser = new Parser(codeTokens(source, language), language)
  return parser.program(source)
}

class Parser {
  #at = 0
  #depth = 0
  /** How many brackets are open: inside, line ends mean nothing. */
  #open = 0
  readonly #tokens: Token[]
  readonly #language: Language
  constructor(tokens: Token[], language: Language) {
    this.#tokens = tokens
    this.#language = language
  }

  program(source: string) {
    const statements: Statement[] = []
    const passedOver: { text: string; from: number }[] = []
    for (;;) {
      while (this.#peek()?.kind === 'end' || this.#is(';') || this.#is('}') || this.#is(')')) this.#at += 1
      const first = this.#peek()
      if (!first) return { statements, passedOver }
      const from = this.#at
      if (this.#with(statements)) continue
      const statement =
        /^(?:import|from|def|class|if|else|try|except|with|for|while|async|function|export)$/.test(first.text)
          ? null
          : this.#statement()
      if (statement) statements.push(statement)
      else {
        this.#at = from
        this.#open = 0
        this.#depth = 0
        const to = this.#skipStatement()
        const text = source.slice(first.from, to).trim()
        if (!/^(?:import|from|async|def|try|with|function|\{|"use strict")/.test(text))
          passedOver.push({ text, from: first.from })
      }
    }
  }

  /** `with requests.Session() as s:`, `async with s.post(…) as answer:`: each is a statement of its own. */
  #with(statements: Statement[]): boolean {
    const from = this.#at
    if (this.#language !== 'python') return false
    if (this.#peek()?.text === 'async') this.#at += 1
    if (this.#peek()?.text !== 'with') {
      this.#at = from
      return false
    }
    this.#at += 1
    const isGrouped = this.#is('(')
    if (isGrouped) this.#at += 1
    for (;;) {
      this.#skipEnds()
      const value = this.#expression()
      if (!value) break
      const named = this.#peek()?.text === 'as' ? this.#peek(1) : undefined
      if (named) this.#at += 2
      statements.push({ name: named?.text ?? null, key: null, value })
      if (isGrouped) this.#skipEnds()
      if (!this.#is(',')) break
      this.#at += 1
    }
    if (isGrouped && this.#is(')')) this.#at += 1
    if (this.#is(':')) this.#at += 1
    else this.#skipStatement()
    return true
  }

  /** `a.b["c"] =`: what is assigned to; nothing is passed over where it is no such thing. */
  #target(): { name: string; key: Node | null } | null {
    const from = this.#at
    const first = this.#next()
    let name = first?.kind === 'name' ? first.text : null
    while (name !== null && this.#is('.') && this.#peek(1)?.kind === 'name') {
      name += `.${this.#peek(1)?.text}`
      this.#at += 2
    }
    let key: Node | null = null
    if (name !== null && this.#is('[')) {
      this.#at += 1
      key = this.#list(']')?.items[0] ?? null
    }
    if (name !== null && this.#is('=')) {
      this.#at += 1
      return { name, key }
    }
    this.#at = from
    return null
  }

  /** `null`: not a statement of a known form. */
  #statement(): Statement | null {
    while (/^(?:const|let|var|await|return)$/.test(this.#peek()?.text ?? '')) this.#at += 1
    const name = this.#peek()
    let assigned: string | null = null
    let key: Node | null = null
    if (name?.kind === 'name') {
      const next = this.#peek(1)
      const target = this.#target()
      if (target) {
        assigned = target.name
        key = target.key
      } else if (next?.text === ':' && this.#language === 'python' && this.#peek(3)?.text === '=') {
        assigned = name.text
        this.#at += 4
      }
    }
    const value = this.#expression()
    const after = this.#peek()
    const ended = !after || after.kind === 'end' || /^[;})]$/.test(after.text)
    return value && ended && (value.kind !== 'unknown' || assigned !== null)
      ? { name: assigned, key, value }
      : null
  }

  #skipStatement(): number {
    let depth = 0
    for (;;) {
      const token = this.#next()
      if (!token) return this.#tokens.at(-1)?.to ?? 0
      if (/^[([]$/.test(token.text)) depth += 1
      if (/^[)\]]$/.test(token.text)) depth -= 1
      if (depth <= 0 && (token.kind === 'end' || token.text === ';' || token.text === '{')) return token.to
    }
  }

  #expression(): Node | null {
    if (++this.#depth > DEPTH) throw new UnreadableError('too-deep')
    const first = this.#operand()
    if (!first) {
      this.#depth -= 1
      return null
    }
    const items = [first]
    while (this.#nextInside()?.text === '+') {
      this.#skipInside()
      this.#at += 1
      this.#skipEnds()
      const next = this.#operand()
      if (!next) break
      items.push(next)
    }
    this.#depth -= 1
    const last = items.at(-1) ?? first
    return items.length === 1 ? first : { kind: 'sum', items, from: first.from, to: last.to }
  }

  #operand(): Node | null {
    while (this.#is('await') || this.#is('new')) this.#at += 1
    let node = this.#primary()
    for (;;) {
      if (!node) return null
      const next = this.#peekPastEnds()
      if (next?.text === '.' || next?.text === '?.') {
        this.#skipEnds()
        this.#at += 1
        node = this.#member(node, this.#next())
      } else if (this.#is('[')) {
        const open = this.#next()
        const inside = this.#list(']')
        node = { kind: 'unknown', from: node.from, to: inside?.to ?? open?.to ?? node.to }
      } else if (this.#is('(')) node = this.#call(node)
      else return node
    }
  }

  #member(object: Node, member: Token | undefined): Node | null {
    if (!member) return null
    if (this.#is('(')) {
      const args = this.#args()
      const callee = object.kind === 'name' ? `${object.name}.${member.text}` : `.${member.text}`
      return args && { kind: 'call', callee, object, ...args, from: object.from }
    }
    const name = object.kind === 'name' ? `${object.name}.${member.text}` : ''
    return { kind: 'name', name, from: object.from, to: member.to }
  }

  #call(callee: Node): Node | null {
    const args = this.#args()
    if (!args) return null
    return {
      kind: 'call',
      callee: callee.kind === 'name' ? callee.name : '',
      object: null,
      ...args,
      from: callee.from,
    }
  }

  #args(): { args: Node[]; named: Map<string, Node>; to: number } | null {
    this.#at += 1
    const inside = this.#list(')')
    return inside && { args: inside.items, named: inside.named, to: inside.to }
  }

  /** Up to the bracket that closes. What is no expression is passed over as unknown. */
  #list(close: string): { items: Node[]; named: Map<string, Node>; to: number } | null {
    const items: Node[] = []
    const named = new Map<string, Node>()
    this.#open += 1
    for (;;) {
      this.#skipEnds()
      const token = this.#peek()
      if (!token) throw new UnreadableError('unclosed')
      if (token.text === close) {
        this.#at += 1
        this.#open -= 1
        return { items, named, to: token.to }
      }
      if (token.text === ',') {
        this.#at += 1
        continue
      }
      const isNamed = close === ')' && token.kind === 'name' && this.#peek(1)?.text === '='
      if (isNamed) this.#at += 2
      const value = this.#element(close)
      if (isNamed) named.set(token.text, value)
      else items.push(value)
    }
  }

  /** One expression up to a comma or the closing bracket, or all of it as unknown. */
  #element(close: string): Node {
    this.#skipEnds()
    const [from, open, depth0] = [this.#at, this.#open, this.#depth]
    const value = this.#expression()
    this.#skipEnds()
    if (value && (this.#is(',') || this.#is(close) || this.#is(':'))) return value
    this.#at = from
    this.#open = open
    this.#depth = depth0
    const first = this.#peek()
    let depth = 0
    let to = first?.to ?? 0
    for (;;) {
      const token = this.#peek()
      if (!token) throw new UnreadableError('unclosed')
      if (depth === 0 && (token.text === ',' || token.text === close)) break
      if (/^[([{]$/.test(token.text)) depth += 1
      if (/^[)\]}]$/.test(token.text)) depth -= 1
      to = token.to
      this.#at += 1
    }
    return { kind: 'unknown', from: first?.from ?? to, to }
  }

  #primary(): Node | null {
    const token = this.#next()
    if (!token) return null
    const { from, to, text } = token
    if (token.kind === 'string') return this.#string(token)
    if (token.kind === 'number') return { kind: 'number', text, from, to }
    if (text === '-' && this.#peek()?.kind === 'number') {
      const number = this.#next()
      return { kind: 'number', text: `-${number?.text}`, from, to: number?.to ?? to }
    }
    if (token.kind === 'name') return { kind: 'name', name: text, from, to }
    if (text === '{') return this.#object(from)
    if (text === '[') {
      const inside = this.#list(']')
      return inside && { kind: 'array', items: inside.items, from, to: inside.to }
    }
    if (text !== '(') return null
    const inside = this.#list(')')
    const [only, more] = inside?.items ?? []
    return only && !more ? only : { kind: 'unknown', from, to: inside?.to ?? to }
  }

  /** Python joins string literals that stand side by side. */
  #string(first: Token): Node {
    const parts = readString(first.text, this.#language)
    let { to } = first
    while (this.#language === 'python' && this.#nextInside()?.kind === 'string') {
      this.#skipInside()
      const next = this.#next()
      if (next) parts.push(...readString(next.text, this.#language))
      to = next?.to ?? to
    }
    return { kind: 'string', parts, from: first.from, to }
  }

  #object(from: number): Node | null {
    const entries: [Node, Node][] = []
    this.#open += 1
    for (;;) {
      this.#skipEnds()
      const token = this.#peek()
      if (!token) throw new UnreadableError('unclosed')
      if (token.text === '}') {
        this.#at += 1
        this.#open -= 1
        return { kind: 'object', entries, from, to: token.to }
      }
      if (token.text === ',') {
        this.#at += 1
        continue
      }
      const key = this.#element('}')
      if (!this.#is(':')) {
        // `{ seed }` is short for `{ seed: seed }`; a spread or anything else is not followed.
        if (key.kind !== 'name') entries.push([{ kind: 'unknown', from: key.from, to: key.to }, key])
        else entries.push([asString(key.name, key), key])
        continue
      }
      this.#at += 1
      const named = key.kind === 'name' && this.#language === 'javascript' ? asString(key.name, key) : key
      entries.push([named, this.#element('}')])
    }
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead]
  }
  #peekPastEnds(): Token | undefined {
    let ahead = 0
    while (this.#peek(ahead)?.kind === 'end') ahead += 1
    return this.#peek(ahead)
  }
  #nextInside(): Token | undefined {
    return this.#open > 0 ? this.#peekPastEnds() : this.#peek()
  }
  #skipInside() {
    if (this.#open > 0) this.#skipEnds()
  }
  #next(): Token | undefined {
    return this.#tokens[this.#at++]
  }
  #is(text: string): boolean {
    const token = this.#peek()
    return token?.text === text && token.kind !== 'string'
  }
  #skipEnds() {
    while (this.#peek()?.kind === 'end') this.#at += 1
  }
}

const asString = (text: string, { from, to }: Node): Node => ({ kind: 'string', parts: [{ text }], from, to })
