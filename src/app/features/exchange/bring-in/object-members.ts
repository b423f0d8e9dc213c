import { checkJson } from '../../../../contract/json-text'

/** One member of an object: its name, and its value's source, exactly as written. */
export type Member = { name: string; source: string }

/**
 * The members of a JSON object's text, in order, repeated names and all. Only the first level is looked at, so depth and
 * numbers of what is inside don't matter.
 * @returns `null` where the text is not JSON, or no object
 */
export function objectMembers(text: string): Member[] | null {
  if (!/^\s*\{/.test(text) || !checkJson(text).ok) return null
  const members: Member[] = []
  const sign = /["{}[\],:]/g
  let depth = 0
  let name: string | null = null
  let from = -1
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const at = found.index
    const c = found[0]
    if (c === '"') {
      sign.lastIndex = stringEnd(text, at)
      if (depth === 1 && name === null) name = stringOf(text.slice(at, sign.lastIndex))
    } else if (c === '{' || c === '[') depth += 1
    else if (depth === 1 && c === ':') from = at + 1
    else {
      if (depth === 1 && name !== null && c !== ':') {
        members.push({ name, source: text.slice(from, at).trim() })
        name = null
      }
      if (c === '}' || c === ']') depth -= 1
    }
  }
  return members
}

/** Behind the quotation mark that closes the string which begins at `from`. */
function stringEnd(text: string, from: number): number {
  const special = /["\\]/g
  special.lastIndex = from + 1
  for (let found = special.exec(text); found; found = special.exec(text)) {
    if (found[0] === '"') break
    special.lastIndex += 1
  }
  return special.lastIndex
}

/** The text of a JSON string; `null` for any other value. */
export function stringOf(source: string): string | null {
  return source.startsWith('"') ? String(JSON.parse(source)) : null
}
