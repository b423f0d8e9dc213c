import type { Left } from '../left'
import { optionWord } from '../shown-words'
import type { Evaluator } from './evaluate'
import type { Node } from './parse'

type Call = Extract<Node, { kind: 'call' }>

/** What a client of `requests`, `httpx` or `aiohttp` sends with each of its requests. */
type Session = { headers: Node[]; base: string; left: Left[] }

const MAKES = /(?:^|\.)(?:Session|session|Client|AsyncClient|ClientSession)$/
const CREDENTIAL = /^(?:auth|cookies|cert)$/

/** The clients that a program makes, by their names, and what it gives them: headers, an address to begin with, log-ins. */
export class Sessions {
  readonly #known = new Map<string, Session>()
  readonly #values: Evaluator
  constructor(values: Evaluator) {
    this.#values = values
  }

  /** The client that a call is made on; `null` where it is none of those. */
  of({ callee, object }: Call): Session | null {
    if (object?.kind === 'call' && MAKES.test(object.callee)) return this.#made(object)
    return this.#known.get(callee.replace(/\.[^.]*$/, '')) ?? null
  }

  /** @returns whether a statement was about a client */
  take(name: string | null, key: Node | null, value: Node): boolean {
    if (name !== null && key === null && value.kind === 'call' && MAKES.test(value.callee)) {
      this.#known.set(name, this.#made(value))
      return true
    }
    if (name !== null) return this.#assigned(name, key, value)
    return value.kind === 'call' && this.#called(value)
  }

  #made({ named }: Call): Session {
    const headers = named.get('headers')
    const base = named.get('base_url')
    const session: Session = { headers: headers ? [headers] : [], base: '', left: [] }
    session.base = base ? (this.#values.text(base)?.text ?? '') : ''
    for (const option of named.keys())
      if (CREDENTIAL.test(option)) session.left.push({ why: 'credential', text: optionWord(option) })
    return session
  }

  /** `s.headers = …`, `s.headers["x"] = …`, `s.auth = …`. */
  #assigned(name: string, key: Node | null, value: Node): boolean {
    const [, of = '', member = ''] = /^(.*)\.(\w+)$/.exec(name) ?? []
    const session = this.#known.get(of)
    if (!session) return false
    if (CREDENTIAL.test(member)) session.left.push({ why: 'credential', text: member })
    else if (member === 'headers' && key) session.headers.push(objectOf(key, value))
    else if (member === 'headers') session.headers = [value]
    return true
  }

  /** `s.headers.update(…)`, and the same for a dictionary or `Headers` of its own. */
  #called({ callee, args, named }: Call): boolean {
    const [, of = '', member = ''] = /^(.*)\.(update|setdefault|set|append|add)$/.exec(callee) ?? []
    if (member === '') return false
    const [first, second] = args
    const session = this.#known.get(of.replace(/\.\w+$/, ''))
    const added = this.#added(member, first, second, named)
    if (session && /\.headers$/.test(of)) session.headers.push(...added)
    else if (session)
      session.left.push({ why: /\.(?:auth|cookies)$/.test(of) ? 'credential' : 'option', text: '' })
    else
      for (const node of added) {
        const known = this.#values.resolve(node)
        // What is not known is a member without a name: it is said to be there.
        const { from, to } = node
        this.#values.assignMember(
          of,
          known.kind === 'object' ? known.entries : [[{ kind: 'unknown', from, to }, node]],
        )
      }
    return true
  }

  #added(
    member: string,
    first: Node | undefined,
    second: Node | undefined,
    named: Map<string, Node>,
  ): Node[] {
    if (member !== 'update') return first && second ? [objectOf(first, second)] : []
    const entries = [...named].map(([name, value]): [Node, Node] => [
      { kind: 'string', parts: [{ text: name }], from: value.from, to: value.to },
      value,
    ])
    const [of] = named.values()
    const byName: Node[] = of ? [{ kind: 'object', entries, changed: true, from: of.from, to: of.to }] : []
    return [...(first ? [first] : []), ...byName]
  }
}

const objectOf = (key: Node, value: Node): Node => ({
  kind: 'object',
  entries: [[key, value]],
  changed: true,
  from: key.from,
  to: value.to,
})
