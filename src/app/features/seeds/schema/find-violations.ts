import { pathText } from '../../../lib/compare/path-text'
import { layOut } from '../../../lib/json/lay-out'
import { type JsonNode, parseTree } from '../../../lib/json/parse-tree'
import { type Misfit, validate } from '../../../lib/json/validate'
import { memberOf, pointerParts, schemaTree } from './schema-tree'
import type { Violation } from './violation'

const MOST = 200
const MOST_EXPECTED = 60

/** A misfit with the nodes of the seed that it is about. `member`: of a property that is extra. */
export type LocatedMisfit = Misfit & { path: (string | number)[]; node: JsonNode; start: number }

/** Finds each misfit's place in the seed's text. */
export function locate(root: JsonNode, misfits: readonly Misfit[]): LocatedMisfit[] {
  return misfits.flatMap((misfit) => {
    let node: JsonNode | null = root
    let start = root.start
    const path: (string | number)[] = []
    for (const part of pointerParts(misfit.pointer)) {
      if (node?.kind === 'array') {
        path.push(Number(part))
        node = node.items[Number(part)] ?? null
        start = node?.start ?? start
      } else {
        const member = memberOf(node, part)
        path.push(part)
        node = member?.value ?? null
        start = (misfit.keyword === 'additionalProperties' ? member?.keyStart : member?.value.start) ?? start
      }
    }
    return node ? [{ ...misfit, path, node, start }] : []
  })
}

/**
 * Where a seed does not fit its schema, in the order of the text, the first two hundred.
 * @throws {Error} where the schema can't be used
 */
export function findViolations(text: string, schemaText: string): Violation[] {
  const tree = schemaTree(schemaText)
  const found = locate(parseTree(text).root, validate(schemaText, text)).sort((a, b) => a.start - b.start)
  let line = 1
  let lineStart = 0
  return found.slice(0, MOST).map(({ keyword, path, start, location, name }) => {
    for (
      let end = text.indexOf('\n', lineStart);
      end >= 0 && end < start;
      end = text.indexOf('\n', lineStart)
    ) {
      line += 1
      lineStart = end + 1
    }
    const rule = keyword === 'required' ? null : tree.at(location)
    const expected = rule && keyword !== 'additionalProperties' ? layOut(tree.source(rule), 'compact') : ''
    return {
      keyword,
      path: pathText(name === null ? path : [...path, name]),
      offset: start,
      line,
      column: start - lineStart + 1,
      expected: expected.length > MOST_EXPECTED ? `${expected.slice(0, MOST_EXPECTED)}…` : expected,
    }
  })
}
