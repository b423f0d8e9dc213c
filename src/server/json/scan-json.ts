import { createContainerStack } from './container-stack'
import { endOfScalar, endOfString, skipSpace } from './json-tokens'

const COMMA = 0x2c
const COLON = 0x3a
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const LONGEST_WANTED_KEY = 200

/** A member of the outermost object: the text of its value, white space around it included. */
export type Member = { key: string; from: number; to: number }

/**
 * Says whether a text is a JSON object (RFC 8259) by looking only: `JSON.parse` would turn 6 MiB of brackets into
 * hundreds of megabytes of empty objects, of which nothing is needed here. The verdict is `JSON.parse`'s (a test compares
 * them); in addition a raw lone surrogate is refused, since it has no UTF-8 form.
 *
 * @param wanted keys of the outermost object whose values are to be found
 * @returns those members, every time such a key comes; null: the text is not a JSON object
 */
export function scanJsonObject(text: string, wanted: ReadonlySet<string>): Member[] | null {
  if (/[\uD800-\uDFFF]/u.test(text)) return null
  const members: Member[] = []
  const containers = createContainerStack()
  let member: Omit<Member, 'to'> | null = null
  let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after' = 'value'
  let at = 0

  for (;;) {
    at = skipSpace(text, at)
    const unit = text.charCodeAt(at)
    const depth = containers.depth()

    if (expect === 'after') {
      if (depth === 0) return at === text.length ? members : null
      if (depth === 1 && member) {
        members.push({ ...member, to: at })
        member = null
      }
      const inObject = containers.isObject()
      if (unit === COMMA) expect = inObject ? 'key' : 'value'
      else if (unit === (inObject ? CLOSE_OBJECT : CLOSE_ARRAY)) containers.pop()
      else return null
      at += 1
    } else if (unit === CLOSE_OBJECT && expect === 'key-or-end') {
      containers.pop()
      expect = 'after'
      at += 1
    } else if (expect === 'key' || expect === 'key-or-end') {
      const end = endOfString(text, at)
      const colon = end < 0 ? -1 : skipSpace(text, end)
      if (colon < 0 || text.charCodeAt(colon) !== COLON) return null
      const key = depth === 1 ? readKey(text, at, end) : null
      if (key !== null && wanted.has(key)) member = { key, from: colon + 1 }
      expect = 'value'
      at = colon + 1
    } else if (unit === CLOSE_ARRAY && expect === 'value-or-end') {
      containers.pop()
      expect = 'after'
      at += 1
    } else if (unit === OPEN_OBJECT || (unit === OPEN_ARRAY && depth > 0)) {
      containers.push(unit === OPEN_OBJECT)
      expect = unit === OPEN_OBJECT ? 'key-or-end' : 'value-or-end'
      at += 1
    } else {
      at = depth === 0 ? -1 : endOfScalar(text, at)
      if (at < 0) return null
      expect = 'after'
    }
  }
}

function readKey(text: string, from: number, to: number): string | null {
  return to - from > LONGEST_WANTED_KEY ? null : String(JSON.parse(text.slice(from, to)))
}
