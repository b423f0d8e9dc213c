import type { Batch } from '../../../lib/batch'
import { type JsonNode, parseTree } from '../../../lib/json/parse-tree'
import { joinedRows } from './joined-rows'

/** One field of the results. `values`: the most frequent ones as written, with a row that has each. */
export type ComparedField = {
  path: string
  /** In how many results it stands. */
  present: number
  distinct: number
  values: { text: string; count: number; row: number; startId: string }[]
}

export type Comparison = { results: number; unreadable: number; fields: ComparedField[]; cut: boolean }

const MOST_FIELDS = 400
const MOST_VALUES = 4
const MOST_VALUE = 120
/** Values beyond this many are counted together: they are all different anyway. */
const MOST_DISTINCT = 2_000

type Tally = {
  present: number
  values: Map<string, { count: number; row: number; startId: string }>
  more: number
}

/**
 * Which fields differ across the results of a batch: those that differ most first, those that are the same everywhere last.
 * @throws the reason of `over`, once that was asked for
 */
export async function compareResults(batch: Batch, over?: AbortSignal): Promise<Comparison> {
  const tallies = new Map<string, Tally>()
  let results = 0
  let unreadable = 0
  let cut = false
  for await (const some of joinedRows(batch, over)) {
    for (const { row, run, result } of some) {
      if (!run || !result) continue
      results += 1
      if (!result.isJson) {
        unreadable += 1
        continue
      }
      const seen = { row: row.row, startId: run.startId }
      walk(result.text, parseTree(result.text).root, '', (path, text) => {
        let tally = tallies.get(path)
        if (!tally) {
          if (tallies.size >= MOST_FIELDS) {
            cut = true
            return
          }
          tally = { present: 0, values: new Map(), more: 0 }
          tallies.set(path, tally)
        }
        tally.present += 1
        const known = tally.values.get(text)
        if (known) known.count += 1
        else if (tally.values.size < MOST_DISTINCT) tally.values.set(text, { count: 1, ...seen })
        else tally.more += 1
      })
    }
  }
  const fields = [...tallies].map(([path, tally]) => fieldOf(path, tally))
  return { results, unreadable, cut, fields: fields.sort((a, b) => weight(b, results) - weight(a, results)) }
}

/** Fields that differ in some stand before those that differ in each, such as ids, and both before those that never do. */
function weight({ distinct, present }: ComparedField, results: number): number {
  if (distinct <= 1 && present === results) return 0
  return distinct < present ? 2 : 1
}

function fieldOf(path: string, { present, values, more }: Tally): ComparedField {
  const sorted = [...values].sort(([, a], [, b]) => b.count - a.count).slice(0, MOST_VALUES)
  return {
    path: path || '$',
    present,
    distinct: values.size + more,
    values: sorted.map(([text, facts]) => ({ text, ...facts })),
  }
}

/** Items of arrays share a path: `pictures[].title`. */
function walk(text: string, node: JsonNode, path: string, visit: (path: string, text: string) => void): void {
  if (node.kind === 'object' && node.members.length > 0) {
    for (const { key, value } of node.members) {
      const name = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? key : JSON.stringify(key)
      walk(text, value, path === '' ? name : `${path}.${name}`, visit)
    }
  } else if (node.kind === 'array' && node.items.length > 0) {
    visit(`${path}.length`, String(node.items.length))
    for (const item of node.items) walk(text, item, `${path}[]`, visit)
  } else {
    const value = text.slice(node.start, node.end)
    visit(path, value.length > MOST_VALUE ? `${value.slice(0, MOST_VALUE)}…` : value)
  }
}
