import { layOut } from '../../../lib/json/lay-out'
import { type JsonNode, parseTree } from '../../../lib/json/parse-tree'
import { validate } from '../../../lib/json/validate'
import { type LocatedMisfit, locate } from './find-violations'
import { memberOf, type SchemaTree, schemaTree } from './schema-tree'

type Edit = { start: number; end: number; text: string }
type ObjectNode = Extract<JsonNode, { kind: 'object' }>

/** What is added may itself lack something; a schema that wants itself without end must not be followed there. */
const MOST_ROUNDS = 8

/**
 * Adds the properties that the schema requires and the seed lacks, with the schema's own default, constant, first choice or
 * example, else with the emptiest value of their type. The rest of the text stays as it is, to the byte.
 */
export function addMissing(text: string, schemaText: string): string {
  const tree = schemaTree(schemaText)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { root } = parseTree(text)
    const missing = locate(root, validate(schemaText, text)).filter(({ keyword }) => keyword === 'required')
    if (missing.length === 0) return text
    text = applyEdits(text, insertions(text, tree, missing))
  }
  return text
}

/** Removes the properties that the schema does not allow, each with its comma. The rest of the text stays as it is. */
export function removeExtra(text: string, schemaText: string): string {
  const { root } = parseTree(text)
  const extra = locate(root, validate(schemaText, text)).filter(
    ({ keyword, path }) => keyword === 'additionalProperties' && typeof path.at(-1) === 'string',
  )
  const gone = new Set(extra.map(({ start }) => start))
  return applyEdits(text, removals(root, gone))
}

function insertions(text: string, tree: SchemaTree, missing: readonly LocatedMisfit[]): Edit[] {
  const byObject = new Map<ObjectNode, string[]>()
  for (const { node, location, name } of missing) {
    if (node.kind !== 'object' || name === null) continue
    const schema = tree.follow(tree.at(location.replace(/\/required$/, '')))
    const property = memberOf(tree.child(schema, 'properties'), name)?.value ?? null
    const members = byObject.get(node) ?? []
    byObject.set(node, members)
    members.push(`${JSON.stringify(name)}\u0000${valueFor(tree, property)}`)
  }
  return [...byObject].map(([node, members]) => {
    const { at, before, between, colon, after } = styleOf(text, node)
    const added = members.map((member) => member.replace('\u0000', colon)).join(`,${between}`)
    return { start: at, end: at, text: `${before}${added}${after}` }
  })
}

/** How the object's members are set apart, so that new ones look like the others. */
function styleOf(text: string, node: ObjectNode) {
  const last = node.members.at(-1)
  if (last) {
    const separator = text.slice(node.members.at(-2)?.value.end ?? node.start + 1, last.keyStart)
    const between = separator.slice(separator.indexOf(',') + 1)
    return {
      at: last.value.end,
      before: `,${between}`,
      between,
      colon: text.slice(last.keyEnd, last.value.start),
      after: '',
    }
  }
  const isOneLine = !text.includes('\n')
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const line = text.slice(text.lastIndexOf('\n', node.start) + 1)
  const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
  const between = isOneLine ? ' ' : `${eol}${indent}  `
  const before = isOneLine ? '' : between
  // What white space stood between the brackets gives way.
  const after = isOneLine || text.slice(node.start + 1, node.end - 1).includes('\n') ? '' : `${eol}${indent}`
  return { at: node.start + 1, before, between, colon: ': ', after }
}

/** The value for a property that is missing, as JSON text. */
function valueFor(tree: SchemaTree, property: JsonNode | null): string {
  const schema = tree.follow(property)
  const [choice, example] = ['enum', 'examples'].map((name) => tree.child(tree.child(schema, name), '0'))
  const given = tree.child(schema, 'default') ?? tree.child(schema, 'const') ?? choice ?? example
  if (given) return layOut(tree.source(given), 'compact')
  const type = tree.child(schema, 'type')
  const name = tree.stringOf(type?.kind === 'array' ? (type.items[0] ?? null) : type)
  const minimum = tree.child(schema, 'minimum')
  if (name === 'integer' || name === 'number') return minimum ? tree.source(minimum) : '0'
  return { object: '{}', array: '[]', string: '""', boolean: 'false' }[name ?? ''] ?? 'null'
}

/** Edits that take away the members whose names begin at these offsets; what is inside a removed one needs no edit. */
function removals(root: JsonNode, gone: ReadonlySet<number>): Edit[] {
  const edits: Edit[] = []
  const open: JsonNode[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'array') open.push(...node.items)
    if (node.kind !== 'object') continue
    const { members } = node
    const kept = members.filter(({ keyStart }) => !gone.has(keyStart))
    open.push(...kept.map(({ value }) => value))
    if (kept.length === members.length) continue
    const lastKept = kept.at(-1)
    if (!lastKept) {
      edits.push({ start: node.start + 1, end: node.end - 1, text: '' })
      continue
    }
    members.forEach((member, at) => {
      const next = members[at + 1]
      const isGone = gone.has(member.keyStart)
      if (isGone && next && member.keyStart < lastKept.keyStart)
        edits.push({ start: member.keyStart, end: next.keyStart, text: '' })
      else if (isGone) {
        const before = members[at - 1]
        edits.push({ start: before?.value.end ?? member.keyStart, end: member.value.end, text: '' })
      }
    })
  }
  return edits
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text: added } of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), added)
    at = end
  }
  return pieces.join('') + text.slice(at)
}
