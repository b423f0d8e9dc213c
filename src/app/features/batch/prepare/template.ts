import { checkJson } from '../../../../contract/json-text'
import type { Column } from '../../../lib/batch'
import { NUMBER } from './columns'
import { type RowFault, SourceFault } from './source'

type Piece = string | { column: number; quoted: boolean }

/** A template that is ready to be filled. */
export type Template = { pieces: Piece[]; columns: readonly Column[] }

export type Rendered = { ok: true; seedText: string } | { ok: false; fault: RowFault }

const SLOT = /\{\{(.*?)\}\}/gs
const MOST_FOUND = 60

/**
 * Reads a template: JSON with `{{column}}` where a value or a part of a string comes from the row.
 * @throws {SourceFault} it names a column that is not there, or would not give JSON whatever the row
 */
export function compileTemplate(text: string, columns: readonly Column[]): Template {
  if (text.trim() === '') throw new SourceFault('template-empty')
  const pieces: Piece[] = []
  let from = 0
  let quoted = false
  for (const slot of text.matchAll(SLOT)) {
    const before = text.slice(from, slot.index)
    quoted = inString(before, quoted)
    const name = (slot[1] ?? '').trim()
    const column = columns.findIndex((known) => known.name === name)
    if (column < 0) throw new SourceFault('template-column', name)
    pieces.push(before, { column, quoted })
    from = slot.index + slot[0].length
  }
  pieces.push(text.slice(from))
  const sample = pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.quoted ? '' : 'null'))
    .join('')
  const checked = checkJson(sample)
  if (!checked.ok) throw new SourceFault('template-json', String(checked.error.line))
  return { pieces, columns }
}

/** Whether a text that began in or outside a string ends in one. */
function inString(text: string, began: boolean): boolean {
  let quoted = began
  for (let at = 0; at < text.length; at++) {
    if (quoted && text[at] === '\\') at += 1
    else if (text[at] === '"') quoted = !quoted
  }
  return quoted
}

/** The exact seed of one row. Nothing is printed anew: numbers and raw JSON stand as they were written. */
export function renderSeed({ pieces, columns }: Template, cells: readonly string[]): Rendered {
  const parts: string[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      parts.push(piece)
      continue
    }
    const column = columns[piece.column]
    const cell = cells[piece.column] ?? ''
    if (piece.quoted) parts.push(JSON.stringify(cell).slice(1, -1))
    else if (column) {
      const value = jsonOf(cell, column)
      if (typeof value !== 'string') return { ok: false, fault: value }
      parts.push(value)
    }
  }
  return { ok: true, seedText: parts.join('') }
}

function jsonOf(cell: string, { name, type, emptyIsNull }: Column): string | RowFault {
  const bare = cell.trim()
  const fault = (code: RowFault['code'], detail?: string): RowFault => ({
    code,
    column: name,
    found: bare.length > MOST_FOUND ? `${bare.slice(0, MOST_FOUND)}…` : bare,
    ...(detail !== undefined && { detail }),
  })
  if (bare === '' && (emptyIsNull || type === 'null')) return 'null'
  if (type === 'text') return JSON.stringify(cell)
  if (bare === '') return fault('empty')
  switch (type) {
    case 'number':
      return NUMBER.test(bare) ? bare : fault('number')
    case 'boolean':
      return /^(?:true|false)$/i.test(bare) ? bare.toLowerCase() : fault('boolean')
    case 'null':
      return bare === 'null' ? 'null' : fault('null')
    case 'json': {
      const checked = checkJson(cell)
      if (checked.ok) return bare
      return fault('json', `${checked.error.line}:${checked.error.column}`)
    }
  }
}
