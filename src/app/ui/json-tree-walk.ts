/** What stands at a place in a JSON text. */
export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'word'

/** A member of an object or an item of an array, by where its value stands in the text. */
export type JsonMember = {
  /** The member's name, decoded; `null` in an array. */
  key: string | null
  /** Its place in the array or object, from 0. */
  index: number
  start: number
  end: number
}

// Everything here walks a text that is known to be valid JSON, and never turns a value into another form: a number of
// twenty digits, `1.0` and a name that stands twice are shown as they were written.

const [TAB, LF, CR, SPACE, QUOTE, BACKSLASH] = [9, 10, 13, 32, 34, 92]
const [COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [44, 58, 91, 93, 123, 125]

/** The kind of the value that begins at `start`. */
export function kindAt(text: string, start: number): JsonKind {
  const first = text.charCodeAt(start)
  if (first === OPEN_OBJECT) return 'object'
  if (first === OPEN_LIST) return 'array'
  if (first === QUOTE) return 'string'
  return first === 45 || (first >= 48 && first <= 57) ? 'number' : 'word'
}

/** The place of the next character that is not white space. */
export function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit !== SPACE && unit !== LF && unit !== CR && unit !== TAB) return at
    at += 1
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) return at + 1
    at += unit === BACKSLASH ? 2 : 1
  }
}

/** The place after the value that begins at `start`. One pass, whatever the depth. */
export function endOfValue(text: string, start: number): number {
  const kind = kindAt(text, start)
  if (kind === 'string') return endOfString(text, start)
  let at = start
  if (kind === 'number' || kind === 'word') {
    while (at < text.length && !isEndOfWord(text.charCodeAt(at))) at += 1
    return at
  }
  let depth = 0
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) {
      at = endOfString(text, at)
      continue
    }
    at += 1
    if (unit === OPEN_LIST || unit === OPEN_OBJECT) depth += 1
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) {
      depth -= 1
      if (depth === 0) return at
    }
  }
}

function isEndOfWord(unit: number): boolean {
  return (
    unit === COMMA ||
    unit === CLOSE_LIST ||
    unit === CLOSE_OBJECT ||
    unit === SPACE ||
    unit === LF ||
    unit === CR ||
    unit === TAB
  )
}

/** The members of the object or array that begins at `start`, in the order of the text. */
export function membersOf(text: string, start: number): JsonMember[] {
  const isObject = text.charCodeAt(start) === OPEN_OBJECT
  const members: JsonMember[] = []
  let at = skipSpace(text, start + 1)
  while (text.charCodeAt(at) !== CLOSE_LIST && text.charCodeAt(at) !== CLOSE_OBJECT) {
    let key: string | null = null
    if (isObject) {
      const end = endOfString(text, at)
      key = String(JSON.parse(text.slice(at, end)))
      at = skipSpace(text, end)
      if (text.charCodeAt(at) === COLON) at = skipSpace(text, at + 1)
    }
    const end = endOfValue(text, at)
    members.push({ key, index: members.length, start: at, end })
    at = skipSpace(text, end)
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1)
  }
  return members
}

/** How many members the object or array that begins at `start` has, without making a list of them. */
export function countMembers(text: string, start: number): number {
  let at = skipSpace(text, start + 1)
  const first = text.charCodeAt(at)
  if (first === CLOSE_LIST || first === CLOSE_OBJECT) return 0
  let commas = 0
  for (let depth = 1; depth > 0; ) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) {
      at = endOfString(text, at)
      continue
    }
    at += 1
    if (unit === OPEN_LIST || unit === OPEN_OBJECT) depth += 1
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth -= 1
    else if (unit === COMMA && depth === 1) commas += 1
  }
  return commas + 1
}
