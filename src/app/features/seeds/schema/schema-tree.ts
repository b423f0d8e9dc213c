import { type JsonMember, type JsonNode, parseTree } from '../../../lib/json/parse-tree'
import { decodeString } from '../../../lib/json/scan'

/** A member of an object by its name; of equal names the last, which is the one that programs see. */
export function memberOf(node: JsonNode | null, name: string): JsonMember | null {
  if (node?.kind !== 'object') return null
  return node.members.findLast(({ key }) => key === name) ?? null
}

/** The parts of a JSON pointer in fragment form ("#/a~1b/0"), decoded. */
export function pointerParts(pointer: string): string[] {
  const parts = pointer.replace(/^#?\/?/, '').split('/')
  if (parts.length === 1 && parts[0] === '') return []
  return parts.map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A schema as written: what it says can be quoted exactly. References within the schema are followed, others are not. */
export function schemaTree(text: string) {
  const { root } = parseTree(text)

  const child = (node: JsonNode | null, name: string): JsonNode | null =>
    node?.kind === 'array' ? (node.items[Number(name)] ?? null) : (memberOf(node, name)?.value ?? null)
  const stringOf = (node: JsonNode | null): string | null =>
    node?.kind === 'string' ? decodeString(text.slice(node.start, node.end)) : null

  /** Where a `$ref` leads; itself where there is none. */
  function follow(node: JsonNode | null, most = 20): JsonNode | null {
    const ref = stringOf(child(node, '$ref'))
    if (ref === null || !ref.startsWith('#') || most === 0) return node
    const target = pointerParts(ref).reduce<JsonNode | null>(child, root)
    return target ? follow(target, most - 1) : node
  }
  return {
    root,
    child,
    follow,
    stringOf,
    /** The source text of a part. */
    source: (node: JsonNode) => text.slice(node.start, node.end),
    /** The part that a keyword location of the validator names ("#/properties/a/$ref/required"). */
    at(location: string): JsonNode | null {
      return pointerParts(location).reduce<JsonNode | null>(
        (node, part) => (part === '$ref' ? follow(node) : child(node, part)),
        root,
      )
    },
  }
}

export type SchemaTree = ReturnType<typeof schemaTree>
