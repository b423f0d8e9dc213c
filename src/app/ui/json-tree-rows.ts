import { countMembers, type JsonKind, type JsonMember, kindAt, membersOf, skipSpace } from './json-tree-walk'

/** One visible line of the tree. `id` stays the same while others open and close. */
export type JsonRow = {
  id: string
  depth: number
  /** Names from the root to here, for a path. */
  path: JsonPath | null
  /** Open, closed, or nothing to open. */
  open: boolean | null
  /** Of those beside it: its place from 1, and how many there are. */
  place: number
  of: number
} & (
  | { type: 'value'; key: string | null; index: number | null; kind: JsonKind; start: number; end: number }
  /** A part of a long array or object: members `from` up to but not including `to`. */
  | { type: 'group'; from: number; to: number; start: number; end: number }
  /** A line of a long text, decoded. */
  | { type: 'line'; text: string; start: number; end: number }
)

/** A linked list from the leaf up: thousands of rows share their beginnings. */
export type JsonPath = { parent: JsonPath | null; step: string | number }

const GROUP = 500
const LINE = 160
/** So much is opened at first, at most. */
const FIRST_ROWS = 100
/** So much is opened by one click on "expand all", at most. */
const MOST_ROWS = 5_000

type ValueRow = Extract<JsonRow, { type: 'value' }>

/** The rows of a JSON text, opened bit by bit: what is closed is never looked into. */
export function createJsonRows(text: string) {
  const members = new Map<number, JsonMember[]>()
  const counts = new Map<number, number>()
  const opened = new Set<string>()
  const start = skipSpace(text, 0)
  const root: ValueRow = {
    type: 'value',
    id: String(start),
    depth: 0,
    path: null,
    key: null,
    index: null,
    kind: kindAt(text, start),
    start,
    end: text.trimEnd().length,
    open: null,
    place: 1,
    of: 1,
  }
  let rows: JsonRow[] = []

  function membersAt(at: number): JsonMember[] {
    const known = members.get(at)
    if (known) return known
    const found = membersOf(text, at)
    members.set(at, found)
    return found
  }

  function valueRow(member: JsonMember, parent: JsonRow, place: number, of: number): ValueRow {
    const { key, index, start, end } = member
    const path = { parent: parent.path, step: key ?? index }
    const base = { id: String(start), depth: parent.depth + 1, path, key, index, start, end, place, of }
    return withOpen({
      ...base,
      type: 'value',
      index: key === null ? index : null,
      kind: kindAt(text, start),
      open: null,
    })
  }

  function withOpen<R extends JsonRow>(row: R): R {
    return { ...row, open: canOpen(row) ? opened.has(row.id) : null }
  }

  function canOpen(row: JsonRow): boolean {
    if (row.type === 'group') return true
    if (row.type === 'line') return false
    if (row.kind === 'string') return isLongText(text, row.start, row.end)
    const isContainer = row.kind === 'object' || row.kind === 'array'
    return isContainer && !/[}\]]/.test(text.charAt(skipSpace(text, row.start + 1)))
  }

  function childrenOf(row: JsonRow): JsonRow[] {
    if (row.type === 'line') return []
    if (row.type === 'value' && row.kind === 'string') return linesOf(row)
    const all = membersAt(row.start)
    if (row.type === 'group') {
      return all
        .slice(row.from, row.to)
        .map((member) => valueRow(member, row, member.index + 1 - row.from, row.to - row.from))
    }
    if (all.length <= GROUP) return all.map((member) => valueRow(member, row, member.index + 1, all.length))
    return groupsOf(row, all.length)
  }

  function groupsOf(row: ValueRow, count: number): JsonRow[] {
    const groups = Math.ceil(count / GROUP)
    return Array.from({ length: groups }, (_, at) => {
      const from = at * GROUP
      return withOpen({
        type: 'group',
        id: `${row.start}:${from}`,
        depth: row.depth + 1,
        path: row.path,
        from,
        to: Math.min(count, from + GROUP),
        start: row.start,
        end: row.end,
        open: null,
        place: at + 1,
        of: groups,
      })
    })
  }

  function linesOf(row: ValueRow): JsonRow[] {
    const lines = splitLines(String(JSON.parse(text.slice(row.start, row.end))))
    return lines.map((line, at) => ({
      type: 'line',
      id: `${row.start}~${at}`,
      depth: row.depth + 1,
      path: row.path,
      text: line,
      start: row.start,
      end: row.end,
      open: null,
      place: at + 1,
      of: lines.length,
    }))
  }

  function flatten() {
    rows = []
    const waiting: JsonRow[] = [withOpen(root)]
    for (let row = waiting.pop(); row; row = waiting.pop()) {
      rows.push(row)
      if (row.open) for (const child of childrenOf(row).reverse()) waiting.push(child)
    }
  }

  /** Opens level by level until there would be more than `most` rows. Texts stay folded. */
  function openUpTo(most: number) {
    let count = 1
    for (let level: JsonRow[] = [root]; level.length > 0; ) {
      const next: JsonRow[] = []
      for (const row of level) {
        if (!canOpen(row) || (row.type === 'value' && row.kind === 'string')) continue
        const children = childrenOf(row)
        if (count + children.length > most && row !== root) continue
        count += children.length
        opened.add(row.id)
        next.push(...children)
      }
      level = next
    }
  }

  openUpTo(FIRST_ROWS)
  flatten()
  return {
    get: () => rows,
    toggle(row: JsonRow, open = !opened.has(row.id)) {
      if (row.open === null) return
      if (open) opened.add(row.id)
      else opened.delete(row.id)
      flatten()
    },
    openAll() {
      openUpTo(MOST_ROWS)
      flatten()
    },
    closeAll() {
      opened.clear()
      opened.add(root.id)
      flatten()
    },
    countAt(at: number): number {
      const count = counts.get(at) ?? members.get(at)?.length ?? countMembers(text, at)
      counts.set(at, count)
      return count
    },
  }
}

/** A text of several lines, or a long one, opens below itself. */
function isLongText(text: string, start: number, end: number): boolean {
  return end - start > LINE || text.slice(start, end).includes('\\n')
}

function splitLines(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).flatMap((line) => {
    if (line.length <= LINE) return [line]
    // Never inside a pair of surrogates.
    return line.match(new RegExp(`[^]{1,${LINE}}`, 'gu')) ?? [line]
  })
}

/** The path to a row as it would be written in a program: `$.pictures[0]["a b"]`. */
export function pathText(path: JsonPath | null): string {
  const steps: string[] = []
  for (let at = path; at; at = at.parent) {
    if (typeof at.step === 'number') steps.push(`[${at.step}]`)
    else steps.push(/^[A-Za-z_$][\w$]*$/.test(at.step) ? `.${at.step}` : `[${JSON.stringify(at.step)}]`)
  }
  return `$${steps.reverse().join('')}`
}
