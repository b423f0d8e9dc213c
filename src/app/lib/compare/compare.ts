import { type JsonNode, parseTree } from '../json/parse-tree'
import { decodeString } from '../json/scan'
import { compareItems } from './compare-items'
import type { Path } from './path-text'

/**
 * One difference between two JSON values. Values are named as written (shortened): `10` and `10.0` differ.
 * - `items`: how many items of an array came and went; with neither, they changed places.
 * - `order`: an object has the same names in another order.
 */
export type Change =
  | { kind: 'added' | 'removed'; path: Path; value: string }
  | { kind: 'changed'; path: Path; from: string; to: string }
  | { kind: 'items'; path: Path; added: number; removed: number }
  | { kind: 'order'; path: Path }

type Pair = { path: Path; a: JsonNode; b: JsonNode }

const MOST_TEXT = 40

/**
 * Tells the differences between two JSON texts in their values, not their layout. Strings are compared decoded, numbers
 * as written. Repeated names are compared one by one.
 * @param most stop after so many
 * @throws {SyntaxError} where one of them is not JSON
 */
export function compareJson(textA: string, textB: string, most = 1000): Change[] {
  const identities = new Map<string, number>()
  const a = identify(textA, identities)
  const b = identify(textB, identities)
  const same = (x: JsonNode, y: JsonNode) => a.idOf(x) === b.idOf(y)
  const changes: Change[] = []
  // A stack of what is still to be compared: deep texts must not overflow ours.
  const todo: (Pair | Change)[] = [{ path: [], a: a.root, b: b.root }]
  for (let next = todo.pop(); next !== undefined && changes.length < most; next = todo.pop()) {
    if ('kind' in next) changes.push(next)
    else todo.push(...differences(next).reverse())
  }
  return changes

  function differences(pair: Pair): (Pair | Change)[] {
    const { path, a: x, b: y } = pair
    if (same(x, y)) return orderChanges(pair)
    if (x.kind === 'object' && y.kind === 'object') return memberDifferences(path, x, y)
    if (x.kind === 'array' && y.kind === 'array') {
      const found = compareItems(x.items.map(a.idOf), y.items.map(b.idOf))
      if (found.kind === 'items') return [{ ...found, path }]
      return found.at.flatMap((at) => {
        const [item, other] = [x.items[at], y.items[at]]
        return item && other ? [{ path: [...path, at], a: item, b: other }] : []
      })
    }
    return [{ kind: 'changed', path, from: shown(textA, x), to: shown(textB, y) }]
  }

  function memberDifferences(path: Path, x: ObjectNode, y: ObjectNode): (Pair | Change)[] {
    const before = byName(x)
    const after = byName(y)
    const found: (Pair | Change)[] = []
    for (const [name, { key, value }] of before) {
      const other = after.get(name)
      if (other) found.push({ path: [...path, key], a: value, b: other.value })
      else found.push({ kind: 'removed', path: [...path, key], value: shown(textA, value) })
    }
    for (const [name, { key, value }] of after) {
      if (!before.has(name)) found.push({ kind: 'added', path: [...path, key], value: shown(textB, value) })
    }
    return found
  }

  /** Equal values may still name their members in another order; that is looked for only where the texts differ. */
  function orderChanges({ path, a: x, b: y }: Pair): (Pair | Change)[] {
    if (textA.slice(x.start, x.end) === textB.slice(y.start, y.end)) return []
    if (x.kind === 'object' && y.kind === 'object') {
      const inOrder = x.members.every(({ key }, at) => key === y.members[at]?.key)
      return [...(inOrder ? [] : [{ kind: 'order' as const, path }]), ...memberDifferences(path, x, y)]
    }
    if (x.kind !== 'array' || y.kind !== 'array') return []
    return x.items.flatMap((item, at) => {
      const other = y.items[at]
      return other ? [{ path: [...path, at], a: item, b: other }] : []
    })
  }
}

type ObjectNode = Extract<JsonNode, { kind: 'object' }>

/** Members by name; the second of two equal names is another member than the first. */
function byName({ members }: ObjectNode) {
  const seen = new Map<string, number>()
  return new Map(
    members.map((member) => {
      const nth = (seen.get(member.key) ?? 0) + 1
      seen.set(member.key, nth)
      return [`${nth} ${member.key}`, member]
    }),
  )
}

/** Gives equal values equal numbers, children before parents, so that comparing two values costs nothing. */
function identify(text: string, identities: Map<string, number>) {
  const { root, nodes } = parseTree(text)
  const ids = new Map<JsonNode, number>()
  const idOf = (node: JsonNode) => ids.get(node) ?? -1
  for (const node of nodes) {
    const identity = identityOf(node)
    const known = identities.get(identity) ?? identities.size
    identities.set(identity, known)
    ids.set(node, known)
  }
  return { root, idOf }

  function identityOf(node: JsonNode): string {
    if (node.kind === 'array') return `[${node.items.map(idOf).join()}]`
    if (node.kind !== 'object') {
      const token = text.slice(node.start, node.end)
      return node.kind === 'string' ? `"${decodeString(token)}` : token
    }
    const members = node.members.map(({ key, value }, at) => ({ key, at, value: idOf(value) }))
    members.sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : x.at - y.at))
    return `{${members.map(({ key, value }) => `${JSON.stringify(key)}:${value}`).join()}}`
  }
}

/** A value on one short line, as written. */
function shown(text: string, node: JsonNode): string {
  const source = text.slice(node.start, Math.min(node.end, node.start + 4 * MOST_TEXT))
  const line = node.kind === 'string' ? source : source.replace(/\s+/g, ' ')
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT)}…` : line
}
