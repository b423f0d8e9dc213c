import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../../contract/testing/json-text'
import { type JsonNode, parseTree } from './parse-tree'
import { decodeString } from './scan'

/** What the engine's parser makes of the tree's source texts, put together again. */
function engineValue(text: string, root: JsonNode, nodes: readonly JsonNode[]): unknown {
  const values = new Map<JsonNode, unknown>()
  for (const node of nodes) {
    if (node.kind === 'array')
      values.set(
        node,
        node.items.map((item) => values.get(item)),
      )
    else if (node.kind === 'object') {
      const members = node.members.map(({ key, value }) => [key, values.get(value)] as const)
      values.set(node, Object.fromEntries(members))
    } else values.set(node, JSON.parse(text.slice(node.start, node.end)))
  }
  return values.get(root)
}

describe('the lossless tree', () => {
  it('says the same as the engine’s parser, for any JSON text', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const { root, nodes } = parseTree(text)
        expect(JSON.stringify(engineValue(text, root, nodes))).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 300 },
    )
  })

  it('knows where each name and value stands', () => {
    const text = ' {"a" : [1.0, "x\\"y"], "\\u0061": null}'
    const { root } = parseTree(text)
    const members = root.kind === 'object' ? root.members : []
    expect(members.map(({ keyStart, keyEnd }) => text.slice(keyStart, keyEnd))).toEqual(['"a"', '"\\u0061"'])
    expect(members.map(({ key }) => key)).toEqual(['a', 'a'])
    expect(members.map(({ value }) => text.slice(value.start, value.end))).toEqual(['[1.0, "x\\"y"]', 'null'])
  })

  it('reads what is nested deeper than any call stack', () => {
    const depth = 200_000
    const { nodes } = parseTree('['.repeat(depth) + ']'.repeat(depth))
    expect(nodes).toHaveLength(depth)
  })

  it.each(['', ' ', '[', '[1', '{"a"', '{"a":', ']', '[}', '{"a" 1}', '1 2', '{} {}'])(
    'refuses %j',
    (text) => {
      expect(() => parseTree(text)).toThrow(SyntaxError)
    },
  )

  it('decodes a string by the engine’s own rules', () => {
    expect(decodeString('"a\\u00e9\\n\\"\\\\"')).toBe('aé\n"\\')
  })
})
