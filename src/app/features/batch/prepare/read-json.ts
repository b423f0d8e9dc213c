import { checkJson } from '../../../../contract/json-text'
import { placeOf, readValues } from './json-values'
import { MOST_ROWS, SourceFault, type SourceNote, type SourceRecord } from './source'

/** So few lines are looked at one by one, however many are bad. */
const FEW = 20
const SAMPLED = 1000

type ReadJson = { records: SourceRecord[]; notes: SourceNote[] }

/**
 * The items of a JSON array, the lines of JSON Lines, or values that follow each other, each exactly as written. Whether a
 * line is JSON is looked at when its seed is made, unless hardly any of them is: then it is no JSON Lines.
 * @throws {SourceFault} no sure reading, and where it stops being one
 */
export function readJson(text: string, name: string): ReadJson {
  const isArray = /^[\s\ufeff]*\[/.test(text) && !/\.(?:jsonl|ndjson)$/i.test(name)
  return isArray ? itemsOrLines(text) : linesOrValues(text)
}

function itemsOrLines(text: string): ReadJson {
  const items = readValues(text, MOST_ROWS, text.indexOf('[') + 1, ']')
  if (items.values.length > MOST_ROWS) throw new SourceFault('too-many')
  if (items.fault === null)
    return { records: recordsOf(items.values), notes: items.commas ? [{ code: 'commas' }] : [] }
  // Lines that are arrays themselves begin with a bracket, too.
  const [first = ''] = text.trim().split(/\r\n|\n|\r/, 1)
  if (first !== text.trim() && checkJson(first.trim()).ok) return linesOrValues(text)
  const values = valuesOf(text)
  if (values) return values
  throw new SourceFault('array', items.fault.place)
}

function linesOrValues(text: string): ReadJson {
  const records = lines(text)
  const values = records.every(isJson) ? null : valuesOf(text)
  if (values) return values
  if (records.length > MOST_ROWS) throw new SourceFault('too-many')
  // Bad lines can be mended one by one, as long as lines are what was meant.
  const [first] = records
  if (records.length < 2 || isMostlyJson(records)) return { records, notes: [] }
  if (first && isJson(first) && records.length <= FEW) return { records, notes: [] }
  const { values: begun, fault } = readValues(text, MOST_ROWS)
  const pretty = begun.length > 0 || opensOnly(first?.cells[0] ?? '')
  throw new SourceFault(pretty ? 'values' : 'lines', fault?.place ?? placeOf(text, 0))
}

/** Values that follow each other, where every character of the text is accounted for. */
function valuesOf(text: string): ReadJson | null {
  const { values, commas, fault } = readValues(text, MOST_ROWS)
  if (values.length > MOST_ROWS) throw new SourceFault('too-many')
  if (fault !== null || values.length === 0) return null
  return { records: recordsOf(values), notes: [{ code: commas ? 'commas' : 'values' }] }
}

const recordsOf = (values: readonly { line: number; text: string }[]): SourceRecord[] =>
  values.map(({ line, text }) => ({ line, cells: [text] }))

function lines(text: string): SourceRecord[] {
  const records: SourceRecord[] = []
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const value = line.trim()
    if (value !== '') records.push({ line: at + 1, cells: [value] })
  }
  return records
}

/** Whether a value has begun and goes on below. */
const opensOnly = (line: string) => /^[{[]/.test(line) && !/[}\]],?$/.test(line)

/** Told by a thousand of the lines, from beginning to end: each that is none costs an exception. */
function isMostlyJson(records: readonly SourceRecord[]): boolean {
  const step = Math.ceil(records.length / SAMPLED)
  const some = records.filter((_, at) => at % step === 0)
  return some.filter(isJson).length * 2 >= some.length
}

function isJson({ cells }: SourceRecord): boolean {
  try {
    JSON.parse(cells[0] ?? '')
    return true
  } catch {
    return false
  }
}
