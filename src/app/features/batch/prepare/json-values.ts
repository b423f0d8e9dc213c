import { checkJson } from '../../../../contract/json-text'
import { skipSpace, tokenEnd } from '../../../lib/json/scan'

export type JsonValue = { line: number; text: string }
export type JsonValues = {
  values: JsonValue[]
  /** There were commas between them, or after the last one. */
  commas: boolean
  /** Where it stops being JSON, as line and column; null where all of it is. */
  fault: { place: string } | null
}

/** What separates values besides JSON's own white space: nothing of it can be part of one (RFC 7464 begins each with U+001E). */
const isSpace = (c: string) => /[\s\ufeff]/.test(c) || c === '\u001e'

/**
 * Reads JSON values that follow each other, over as many lines as they take, each exactly as written.
 * @param from where the first one may begin; `until`: the bracket that ends the list, if any
 */
export function readValues(text: string, most: number, from = 0, until: ']' | null = null): JsonValues {
  const values: JsonValue[] = []
  let commas = false
  let at = from
  let line = 1
  let counted = 0
  const failed = (offset: number) => ({ values, commas, fault: { place: placeOf(text, offset) } })
  let afterComma = until !== null
  let before: string | null = null
  for (;;) {
    const lineStart = skip(text, at)
    const newLine = hasBreak(text, at, lineStart)
    at = lineStart
    if (at >= text.length) return until === null ? { values, commas, fault: null } : failed(at)
    const c = text[at] ?? ''
    if (until !== null && c === until) {
      const end = skip(text, at + 1)
      if (end < text.length) return failed(end)
      return { values, commas: afterComma && values.length > 0, fault: null }
    }
    if (c === ',') {
      if (before === null || afterComma) return failed(at)
      afterComma = true
      commas ||= until === null
      at += 1
      continue
    }
    if (until !== null && !afterComma) return failed(at)
    // `1 2` may be anything; two objects on one line are two values.
    if (before !== null && !newLine && !afterComma && !(isOpen(c) && isOpen(before))) return failed(at)
    const end = valueEnd(text, at)
    const value = text.slice(at, end)
    const checked = checkJson(value)
    if (!checked.ok) return failed(at + checked.error.offset)
    for (; counted < at; counted++) if (isBreak(text, counted)) line += 1
    values.push({ line, text: value })
    if (values.length > most) return { values, commas, fault: null }
    before = c
    afterComma = false
    at = end
  }
}

const isOpen = (c: string) => c === '{' || c === '['

function skip(text: string, from: number): number {
  let at = skipSpace(text, from)
  while (at < text.length && isSpace(text[at] ?? '')) at = skipSpace(text, at + 1)
  return at
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isBreak(text, at)) return true
  return false
}

const isBreak = (text: string, at: number) => {
  const c = text.charCodeAt(at)
  return c === 0x0a || (c === 0x0d && text.charCodeAt(at + 1) !== 0x0a)
}

/** Where the value that begins at `start` ends, by its brackets; what stands within them is looked at afterwards. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  let at = start
  do {
    const c = text[at]
    if (c === '{' || c === '[') depth += 1
    else if (c === '}' || c === ']') depth -= 1
    at = tokenEnd(text, at)
    if (depth > 0) at = skip(text, at)
  } while (depth > 0 && at < text.length)
  return at
}

/** An offset as line and column, from 1. */
export function placeOf(text: string, offset: number): string {
  let line = 1
  let start = 0
  for (let at = 0; at < offset; at++) {
    if (!isBreak(text, at)) continue
    line += 1
    start = at + 1
  }
  return `${line}:${offset - start + 1}`
}
