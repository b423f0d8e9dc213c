import { checkJson } from '../../../../contract/json-text'
import { type JsonNode, parseTree } from '../../../lib/json/parse-tree'
import { type Axis, type AxisValues, MOST_ROWS, SourceFault, type SourceRecord } from './source'

/**
 * The rows of a matrix, and the template that makes its seeds: the base seed with a slot where each path's value stands.
 * Everything else of the base stays as it is written. `unused`: values that have none beside them.
 * @throws {SourceFault} the base is no JSON, a path leads nowhere or into another, values are missing, or too many rows
 */
export function buildMatrix(
  base: string,
  axes: readonly Axis[],
  how: 'product' | 'zip',
): { names: string[]; template: string; records: SourceRecord[]; unused: number } {
  if (!checkJson(base).ok) throw new SourceFault('matrix-base')
  const used = axes.filter(({ path }) => path.trim() !== '')
  if (used.length === 0) throw new SourceFault('matrix-empty')
  const names = used.map(({ path }) => path.trim())
  const template = withSlots(base, names)
  const values = used.map(({ values, path }) => {
    const found = valuesOf(values)
    if (found.length === 0) throw new SourceFault('matrix-empty', path)
    return found
  })
  const rows = how === 'product' ? product(values) : zip(values)
  const unused = how === 'product' ? 0 : values.reduce((sum, { length }) => sum + length - rows.length, 0)
  return { names, template, records: rows.map((cells) => ({ line: null, cells })), unused }
}

function product(values: readonly string[][]): string[][] {
  const count = values.reduce((all, { length }) => all * length, 1)
  if (count > MOST_ROWS) throw new SourceFault('too-many')
  return values.reduce<string[][]>(
    (rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])),
    [[]],
  )
}

/** Row by row; the shortest list decides. */
function zip(values: readonly string[][]): string[][] {
  const count = Math.min(...values.map(({ length }) => length))
  return Array.from({ length: count }, (_, row) => values.map((axis) => axis[row] ?? 'null'))
}

/** `a.b[0]["c d"]` as parts. */
export function pathParts(path: string): (string | number)[] | null {
  const parts: (string | number)[] = []
  const step = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([^.[\]"]+)/gy
  let at = 0
  while (at < path.length) {
    step.lastIndex = at
    const found = step.exec(path)
    if (!found) return null
    if (found[1] !== undefined) parts.push(Number(found[1]))
    else if (found[2] !== undefined) parts.push(String(JSON.parse(found[2])))
    else parts.push((found[3] ?? '').trim())
    at = step.lastIndex
  }
  return parts
}

function withSlots(base: string, names: readonly string[]): string {
  const { root } = parseTree(base)
  const places = names.map((name) => ({ name, ...place(root, name) })).sort((a, b) => a.start - b.start)
  let text = ''
  let at = 0
  for (const { name, start, end } of places) {
    if (start < at) throw new SourceFault('matrix-overlap', name)
    text += `${base.slice(at, start)}{{${name}}}`
    at = end
  }
  return text + base.slice(at)
}

function place(root: JsonNode, path: string): { start: number; end: number } {
  const parts = pathParts(path)
  let node: JsonNode | undefined = root
  for (const part of parts ?? []) {
    if (node?.kind === 'array') node = node.items[Number(part)]
    else if (node?.kind === 'object') node = node.members.findLast(({ key }) => key === String(part))?.value
    else node = undefined
  }
  if (!parts || !node || /[{}]/.test(path)) throw new SourceFault('matrix-path', path)
  return node
}

function valuesOf(values: AxisValues): string[] {
  if (values.kind === 'range') return range(values)
  const lines = values.text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  return lines.map((line) => (checkJson(line).ok ? line.trim() : JSON.stringify(line.trim())))
}

const DAY_MS = 86_400_000
const DATE = /^\d{4}-\d\d-\d\d$/

/** Whole steps from one end to the other, in decimal arithmetic: 0.1 to 0.3 by 0.1 has no 0.30000000000000004 in it. */
function range({ from, to, step }: Extract<AxisValues, { kind: 'range' }>): string[] {
  const ends = [from.trim(), to.trim()]
  const by = step.trim() === '' ? '1' : step.trim()
  if (ends.every((end) => DATE.test(end) && !Number.isNaN(Date.parse(end))) && /^\d+$/.test(by)) {
    const [first = 0, last = 0] = ends.map((end) => Date.parse(end) / DAY_MS)
    return steps(BigInt(first), BigInt(last), BigInt(by), (day) =>
      JSON.stringify(new Date(Number(day) * DAY_MS).toISOString().slice(0, 10)),
    )
  }
  const numbers = [...ends, by]
  if (!numbers.every((number) => /^-?\d+(?:\.\d+)?$/.test(number))) throw new SourceFault('matrix-range')
  const places = Math.max(...numbers.map((number) => number.split('.')[1]?.length ?? 0))
  const [first = 0n, last = 0n, stride = 1n] = numbers.map((number) => scaled(number, places))
  return steps(first, last, stride, (value) => decimal(value, places))
}

function steps(first: bigint, last: bigint, by: bigint, write: (value: bigint) => string): string[] {
  const stride = by < 0n ? -by : by
  if (stride === 0n) throw new SourceFault('matrix-range')
  const values: string[] = []
  const up = last >= first
  for (let value = first; up ? value <= last : value >= last; value += up ? stride : -stride) {
    if (values.length > MOST_ROWS) throw new SourceFault('too-many')
    values.push(write(value))
  }
  return values
}

function scaled(number: string, places: number): bigint {
  const [whole = '0', fraction = ''] = number.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}

function decimal(value: bigint, places: number): string {
  if (places === 0) return String(value)
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
