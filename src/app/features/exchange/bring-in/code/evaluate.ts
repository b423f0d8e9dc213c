import { checkJson } from '../../../../../contract/json-text'
import type { Node } from './parse'
import type { Language } from './tokens'

/** A text a program would use, with what it would take from elsewhere, as written. `json`: it was printed from a value. */
export type Text = { text: string; fills: string[]; file?: string }

/** A program of a few lines can name texts that would fill all memory: `x = x + x`, twenty times over. */
const MOST_STEPS = 200_000
const MOST_CHARACTERS = 32 * 1024 * 1024

/** Says what the parts of a program come to, from its own literals and variables alone. Nothing is run. */
export class Evaluator {
  readonly #variables = new Map<string, Node>()
  readonly #source: string
  readonly #language: Language
  #depth = 0
  #steps = 0
  #characters = 0
  #gaveUp = false
  constructor(source: string, language: Language) {
    this.#source = source
    this.#language = language
  }

  assign(name: string, value: Node) {
    // `x = x + …` must not lead back to itself.
    this.#variables.set(name, this.resolve(value))
  }

  /** One member of what a name stands for is another one now, or a new one; where that is not known, it begins empty. */
  assignMember(name: string, members: readonly [key: Node, value: Node][]) {
    const [first] = members
    if (!first) return
    const known = this.#variables.get(name)
    const entries = known?.kind === 'object' ? known.entries : []
    const { from, to } = first[1]
    const added = members.map(([key, value]): [Node, Node] => [key, this.resolve(value)])
    const replaced = new Set(added.map(([key]) => this.text(key)?.text))
    const kept = entries.filter(([key]) => !replaced.has(this.text(key)?.text))
    this.#variables.set(name, { kind: 'object', entries: [...kept, ...added], changed: true, from, to })
  }

  /** Whether something would have come to more than can be put together, and was left unknown. */
  get gaveUp(): boolean {
    return this.#gaveUp
  }

  /** Follows names to their values. */
  resolve(node: Node): Node {
    const known = node.kind === 'name' ? this.#variables.get(node.name) : undefined
    return known ?? node
  }

  /** `null`: not a text that is known here. */
  text(node: Node): Text | null {
    return this.#guarded(() => this.#text(this.resolve(node)))
  }

  #text(node: Node): Text | null {
    switch (node.kind) {
      case 'string':
        return this.#join(
          node.parts.map((part) =>
            'text' in part ? { text: part.text, fills: [] } : this.#filled(part.expression),
          ),
        )
      case 'sum':
        return this.#join(node.items.map((item) => this.text(item) ?? this.#unknown(item)))
      case 'call':
        return this.#called(node)
      case 'name':
      case 'unknown':
        return this.#unknown(node)
      default:
        return null
    }
  }

  #called(node: Extract<Node, { kind: 'call' }>): Text | null {
    const [first] = node.args
    if (/^(?:json\.dumps|JSON\.stringify|dumps)$/.test(node.callee) && first) return this.json(first)
    if (/\.(?:encode|decode|strip|trim|toString|read)$/.test(node.callee) && node.object)
      return this.text(node.object)
    if (/^(?:open|readFileSync|fs\.readFileSync)$/.test(node.callee) && first) {
      const name = this.text(first)
      return name && { text: '', fills: [], file: name.text }
    }
    return this.#unknown(node)
  }

  /** A value as JSON: its own source where that is JSON already (numbers and order as written), else printed. */
  json(node: Node): Text | null {
    return this.#guarded(() => this.#json(this.resolve(node)))
  }

  #json(node: Node): Text | null {
    const source = this.#source.slice(node.from, node.to)
    const isValue = (node.kind === 'object' && !node.changed) || node.kind === 'array'
    // Python reads \/ as two characters, JSON as one.
    if (isValue && !(this.#language === 'python' && source.includes('\\/')) && checkJson(source).ok) {
      return { text: source, fills: [] }
    }
    switch (node.kind) {
      case 'number':
        return { text: node.text.replace(/[_n]/g, ''), fills: [] }
      case 'name':
        return scalar(node.name) ?? quoted(this.#unknown(node))
      case 'array':
        return this.#wrap(
          '[',
          node.items.map((item) => this.json(item)),
          ']',
        )
      case 'object':
        return this.#wrap(
          '{',
          node.entries.map(([key, value]) => pair(quoted(this.text(key)), this.json(value))),
          '}',
        )
      default:
        return quoted(this.text(node))
    }
  }

  #filled(expression: string): Text {
    const name = /^[\w.]+/.exec(expression)?.[0] ?? ''
    const known = expression === name ? this.#variables.get(name) : undefined
    const text = known && this.#guarded(() => this.#text(known))
    return text ?? { text: `{${expression}}`, fills: [`{${expression}}`] }
  }

  #unknown(node: Node): Text {
    const source = this.#source.slice(node.from, node.to)
    return { text: source, fills: [source] }
  }

  /** Only what fits is put together; what was too much before does not become less. */
  #join(texts: Text[]): Text | null {
    this.#characters += texts.reduce((sum, { text }) => sum + text.length, 0)
    return this.#isTooMuch() ? null : join(texts)
  }

  #wrap(open: string, items: (Text | null)[], close: string): Text | null {
    const known = items.filter((item) => item !== null)
    return known.length < items.length || !this.#join(known) ? null : wrap(open, known, close)
  }

  #isTooMuch(): boolean {
    this.#gaveUp ||= this.#steps > MOST_STEPS || this.#characters > MOST_CHARACTERS
    return this.#gaveUp
  }

  #guarded(read: () => Text | null): Text | null {
    this.#steps += 1
    if (this.#depth > 200 || this.#isTooMuch()) return null
    this.#depth += 1
    try {
      return read()
    } finally {
      this.#depth -= 1
    }
  }
}

const SCALARS: Record<string, string> = {
  true: 'true',
  True: 'true',
  false: 'false',
  False: 'false',
  null: 'null',
  None: 'null',
}
const scalar = (name: string): Text | null => {
  const text = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined
  return text === undefined ? null : { text, fills: [] }
}

const quoted = (text: Text | null): Text | null => text && { ...text, text: JSON.stringify(text.text) }

const join = (texts: Text[]): Text => ({
  text: texts.map(({ text }) => text).join(''),
  fills: texts.flatMap(({ fills }) => fills),
})

const pair = (key: Text | null, value: Text | null): Text | null =>
  key && value && { text: `${key.text}: ${value.text}`, fills: [...key.fills, ...value.fills] }

function wrap(open: string, items: Text[], close: string): Text {
  const { fills } = join(items)
  return { text: `${open}${items.map(({ text }) => text).join(', ')}${close}`, fills }
}
