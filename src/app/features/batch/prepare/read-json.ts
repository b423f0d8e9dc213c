import { checkJson } from '../../../../contract/json-text'
import { skipSpace, tokenEnd } from '../../../lib/json/scan'
import { MOST_ROWS, SourceFault, type SourceRecord } from './source'

/**
 * The items of a JSON array, or the lines of JSON Lines, each exactly as written. Whether a line is JSON is looked at when
 * its seed is made.
 */
export function readJson(text: string, name: string): SourceRecord[] {
  const isArray = /^\s*\[/.test(text) && !/\.(?:jsonl|ndjson)$/i.test(name)
  if (!isArray) return lines(text)
  const checked = checkJson(text)
  if (checked.ok) return items(text)
  // Lines that are arrays themselves begin with a bracket, too.
  const [first = ''] = text.trim().split('\n', 1)
  if (first !== text.trim() && checkJson(first).ok) return lines(text)
  throw new SourceFault('array', `${checked.error.line}:${checked.error.column}`)
}

function lines(text: string): SourceRecord[] {
  const records: SourceRecord[] = []
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue
    if (records.length >= MOST_ROWS) throw new SourceFault('too-many')
    records.push({ line: at + 1, cells: [line.trim()] })
  }
  return records
}

/** @param text a valid JSON array */
function items(text: string): SourceRecord[] {
  const records: SourceRecord[] = []
  let at = skipSpace(text, text.indexOf('[') + 1)
  let line = 1
  let counted = 0
  while (at < text.length && text[at] !== ']') {
    const end = valueEnd(text, at)
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 0x0a) line += 1
    if (records.length >= MOST_ROWS) throw new SourceFault('too-many')
    records.push({ line, cells: [text.slice(at, end)] })
    at = skipSpace(text, end)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  return records
}

function valueEnd(text: string, start: number): number {
  let depth = 0
  let at = start
  do {
    const c = text[at]
    if (c === '{' || c === '[') depth += 1
    else if (c === '}' || c === ']') depth -= 1
    at = tokenEnd(text, at)
    if (depth > 0) at = skipSpace(text, at)
  } while (depth > 0 && at < text.length)
  return at
}
