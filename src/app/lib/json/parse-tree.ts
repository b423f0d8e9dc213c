import { decodeString, skipSpace, tokenEnd } from './scan'

/** A value with where it stands in the text. Scalars stay source text: a number is never turned into a double. */
export type JsonNode = { start: number; end: number } & (
  | { kind: 'object'; members: JsonMember[] }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string' | 'number' | 'literal' }
)

/** A member of an object; `key` is decoded. Repeated keys are all kept, in their order. */
export type JsonMember = { key: string; keyStart: number; keyEnd: number; value: JsonNode }

/**
 * Reads a JSON text without losing anything. Works without recursion: how deep a text nests is not ours to overflow on.
 * @returns the root, and all nodes with children before their parents
 * @throws {SyntaxError} where the text is not JSON (found only as far as the structure shows it)
 */
export function parseTree(text: string): { root: JsonNode; nodes: JsonNode[] } {
  const nodes: JsonNode[] = []
  const open: Extract<JsonNode, { kind: 'object' | 'array' }>[] = []
  let key: Omit<JsonMember, 'value'> | null = null
  let at = skipSpace(text, 0)
  for (;;) {
    let done: JsonNode | null = null
    const c = text[at]
    const top = open.at(-1)
    if (c === undefined) throw new SyntaxError('the text ends too early')
    if (c === '}' || c === ']') {
      if (top?.kind !== (c === '}' ? 'object' : 'array')) throw new SyntaxError(`unexpected ${c}`)
      open.pop()
      at += 1
      top.end = at
      done = top
    } else if (top?.kind === 'object' && key === null) {
      const end = tokenEnd(text, at)
      key = { key: decodeString(text.slice(at, end)), keyStart: at, keyEnd: end }
      at = skipSpace(text, end)
      if (text[at] !== ':') throw new SyntaxError('a colon is missing')
      at = skipSpace(text, at + 1)
      continue
    } else if (c === '{' || c === '[') {
      const node: JsonNode =
        c === '{'
          ? { start: at, end: at, kind: 'object', members: [] }
          : { start: at, end: at, kind: 'array', items: [] }
      attach(node)
      open.push(node)
      at = skipSpace(text, at + 1)
      continue
    } else {
      const end = tokenEnd(text, at)
      done = { start: at, end, kind: c === '"' ? 'string' : c === '-' || isDigit(c) ? 'number' : 'literal' }
      attach(done)
      at = end
    }
    nodes.push(done)
    at = skipSpace(text, at)
    if (open.length === 0) {
      if (at < text.length) throw new SyntaxError('there is more text after the end')
      return { root: done, nodes }
    }
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }

  function attach(node: JsonNode) {
    const parent = open.at(-1)
    if (parent?.kind === 'array') parent.items.push(node)
    else if (parent && key) {
      parent.members.push({ ...key, value: node })
      key = null
    }
  }
}

const isDigit = (c: string): boolean => c >= '0' && c <= '9'
