/**
 * An expression of PowerShell that comes to exactly this text, in 5.1 and 7. Copying on Windows changes line ends, so
 * none stands inside a string: lines are joined by `n.
 */
export function powerShellText(text: string): string {
  const lines = text.split('\n').map(line)
  if (lines.length === 1) return lines.join('')
  return `(@(\n${lines.map((one) => `  ${one}\n`).join('')}) -join "\`n")`
}

/** One line: what prints in single quotes, the rest by number. */
function line(text: string): string {
  const parts = text.match(INVISIBLE_OR_NOT) ?? []
  if (parts.length === 0) return "''"
  const first = parts[0] ?? ''
  // Adding to a [char] is arithmetic, adding to a string is not.
  const from = isInvisible(first) ? ["''"] : []
  return [...from, ...parts.map(part)].join(' + ')
}

const INVISIBLE_OR_NOT = /(?:(?! )[\p{C}\p{Z}])|(?: |[^\p{C}\p{Z}])+/gu
const isInvisible = (text: string) => /^(?! )[\p{C}\p{Z}]$/u.test(text)

function part(text: string): string {
  if (!isInvisible(text)) return powerShellQuote(text)
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return units.map((unit) => `[char]0x${unit.toString(16).padStart(4, '0')}`).join(' + ')
}

/** A string in single quotes. PowerShell takes typographic quotes for plain ones, so they are doubled too. */
export const powerShellQuote = (text: string): string => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`
