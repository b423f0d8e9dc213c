import { type HeaderRow, trimHeaderValue } from '../../../contract/header-rows'

/** `-H 'X-Team: blue' \` as a command has it. */
const OPTION = /^(?:-H|--header)[ \t=]*(['"]?)([\s\S]*?)\1[ \t]*[\\^`]?$/
/** `"X-Team": "blue",` as a program or JSON has it. */
const MEMBER = /^(["'])([^"':]+)\1[ \t]*(?::|=>?)[ \t]*(["'])([\s\S]*)\3,?$/
const LINE = /^([^:：]+)[:：]([\s\S]*)$/
const CLEARLY = /^[!#$%&'*+\-.^_`|~0-9a-z]+[ \t]*:(?:[ \t]+\S|[ \t]*$)/i

/**
 * The header rows of a text that has `Name: value` in one line or several; a line without a colon is a name.
 * @returns `null` where no line has one, so there is nothing to split
 */
export function splitHeaders(text: string): HeaderRow[] | null {
  const lines = linesOf(text)
  if (!lines.some((line) => MEMBER.test(line) || LINE.test(line))) return null
  return lines.map(rowOf)
}

/** Whether a text is nothing but header lines, so that it can't be the value of one (`https://…` can). */
export const areHeaderLines = (text: string): boolean => {
  const lines = linesOf(text)
  return lines.length > 0 && lines.every((line) => CLEARLY.test(line))
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => trimHeaderValue(line))
    .filter((line) => line !== '' && line !== '\\' && line !== '{' && line !== '}')
    .map((line) => OPTION.exec(line)?.[2] ?? line)

function rowOf(line: string): HeaderRow {
  const member = MEMBER.exec(line)
  if (member) {
    const [, , memberName = '', quote = '', written = ''] = member
    return { name: memberName.trim(), value: trimHeaderValue(quote === '"' ? unescaped(written) : written) }
  }
  const [, name, value] = LINE.exec(line) ?? []
  return name === undefined
    ? { name: line, value: '' }
    : { name: trimHeaderValue(name), value: trimHeaderValue(value ?? '') }
}

/** What stands in double quotes with JSON's escapes (`\/`, `\"`, `\u0026`); as it is where they are none of JSON's. */
function unescaped(written: string): string {
  if (!written.includes('\\')) return written
  try {
    return String(JSON.parse(`"${written}"`))
  } catch {
    return written
  }
}
