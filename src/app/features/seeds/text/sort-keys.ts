import { decodeString, skipSpace, tokenEnd } from '../../../lib/json/scan'

type Key = { name: string; start: number }

/** An object or array being read. `gaps` is what stands between its parts: white space, commas and the brackets. */
type Frame = { isObject: boolean; gaps: string[]; parts: { key: string; text: string }[] }

/**
 * Sorts the members of every object by their names (code units, as a plain sort does). Members move as written; the white
 * space between them stays where it is, so the layout survives. Of equal names, the order stays: the last still wins.
 * @param text valid JSON
 */
export function sortKeys(text: string): string {
  const open: Frame[] = []
  // Where the gap or the part that is being read began.
  let gapStart = 0
  let head = ''
  let root = ''
  let key: Key | null = null

  const finish = (value: string) => {
    const frame = open.at(-1)
    if (!frame) root = value
    else frame.parts.push({ key: key?.name ?? '', text: head + value })
    head = ''
    key = null
  }
  const stack: { head: string; key: Key | null }[] = []
  let at = skipSpace(text, 0)
  const before = text.slice(0, at)
  while (at < text.length) {
    const c = text[at]
    const end = tokenEnd(text, at)
    const top = open.at(-1)
    if (c === '{' || c === '[') {
      if (top && !top.isObject) top.gaps.push(text.slice(gapStart, at))
      stack.push({ head, key })
      open.push({ isObject: c === '{', gaps: [], parts: [] })
      head = ''
      key = null
      gapStart = at
    } else if ((c === '}' || c === ']') && top) {
      const closing = text.slice(gapStart, end)
      open.pop()
      const outer = stack.pop()
      head = outer?.head ?? ''
      key = outer?.key ?? null
      finish(close(top, closing))
      gapStart = end
    } else if (top?.isObject && key === null && c === '"') {
      top.gaps.push(text.slice(gapStart, at))
      key = { name: decodeString(text.slice(at, end)), start: at }
      const value = skipSpace(text, skipSpace(text, end) + 1)
      head = text.slice(at, value)
      at = value
      continue
    } else if (c !== ',') {
      if (top && !top.isObject) top.gaps.push(text.slice(gapStart, at))
      finish(text.slice(at, end))
      gapStart = end
    }
    at = skipSpace(text, end)
    if (open.length === 0) return before + root + text.slice(gapStart)
  }
  return before + root
}

function close({ isObject, gaps, parts }: Frame, closing: string): string {
  const placed = isObject ? [...parts].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)) : parts
  return gaps.map((gap, at) => gap + (placed[at]?.text ?? '')).join('') + closing
}
