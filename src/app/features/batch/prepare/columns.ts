import { checkJson } from '../../../../contract/json-text'
import type { Column, ColumnType } from '../../../lib/batch'
import type { SourceRecord } from './source'

const LOOKED_AT = 200
/** A number as JSON writes it. */
export const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Names for the columns of a table: each its own, none empty, none that a template could not name. */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  const names = new Set<string>()
  const copies = new Map<string, number>()
  for (let at = 0; at < width; at++) {
    const given = (header?.[at] ?? '').replace(/[{}]/g, '').replace(/\s+/g, ' ').trim() || `column ${at + 1}`
    let name = given
    let copy = copies.get(given) ?? 1
    while (names.has(name)) name = `${given} (${++copy})`
    copies.set(given, copy)
    names.add(name)
  }
  return [...names]
}

/** Columns with the type that their first cells suggest. `007` stays text: as a number it would not be written so. */
export function guessColumns(names: readonly string[], records: readonly SourceRecord[]): Column[] {
  const sound = records.filter(({ fault }) => !fault).slice(0, LOOKED_AT)
  return names.map((name, at) => {
    const cells = sound.map(({ cells }) => (cells[at] ?? '').trim())
    const filled = cells.filter((cell) => cell !== '')
    const type = typeOf(filled)
    return { name, type, emptyIsNull: type !== 'text' && filled.length < cells.length }
  })
}

function typeOf(filled: readonly string[]): ColumnType {
  if (filled.length === 0) return 'text'
  if (filled.every((cell) => NUMBER.test(cell))) return 'number'
  if (filled.every((cell) => /^(?:true|false)$/i.test(cell))) return 'boolean'
  return filled.every((cell) => /^[{[]/.test(cell) && checkJson(cell).ok) ? 'json' : 'text'
}

/** A template with each column under its own name. */
export const plainTemplate = (names: readonly string[]): string =>
  `{\n${names.map((name) => `  ${JSON.stringify(name)}: {{${name}}}`).join(',\n')}\n}`
