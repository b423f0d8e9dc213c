/**
 * One word of bash (or zsh) that comes to exactly this text. Single quotes where they are safe, since they read best;
 * `$'…'` for what a terminal would change or act on: tabs, carriage returns, invisible characters, and `!` in a text of
 * several lines, which older shells expand from their history on every line after the first.
 * @param text without NUL, which no shell can hold
 */
export function bashQuote(text: string): string {
  const plain = !UNSAFE.test(text) && !(text.includes('!') && text.includes('\n'))
  return plain ? `'${text.replaceAll("'", "'\\''")}'` : `$'${text.replace(ESCAPED, ansiC)}'`
}

// Everything that prints nothing, but for space and line feed. `\p{Zl}` and `\p{Zp}` are the Unicode line separators.
const UNSAFE = /(?![ \n])[\p{C}\p{Z}]/u

const ESCAPED = /[\n\\'!]|(?! )[\p{C}\p{Z}]/gu

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', "'": "\\'" }

function ansiC(character: string): string {
  const named = NAMED[character]
  if (named !== undefined) return named
  // Bytes, not \u: the bash of macOS (3.2) does not know that.
  const bytes = new TextEncoder().encode(character)
  return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}

/** Linux takes at most 128 KiB in one argument; a longer text goes through a pipe, by a command of the shell itself. */
export const isTooLongForArgument = (text: string): boolean =>
  new TextEncoder().encode(text).length > 120 * 1024
