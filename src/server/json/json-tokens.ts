const QUOTE = 0x22
const BACKSLASH = 0x5c
const LETTER_U = 0x75
const SPACE = 0x20
// `"` `\` `/` and the letters b f n r t
const ESCAPED = new Set([0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74])

/** The first place from `at` on that is not JSON's white space. */
export function skipSpace(text: string, at: number): number {
  let end = at
  for (;;) {
    const unit = text.charCodeAt(end)
    if (unit !== SPACE && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return end
    end += 1
  }
}

/** Just after the string that begins at `at`; -1: there is none, or it is not valid JSON. */
export function endOfString(text: string, at: number): number {
  if (text.charCodeAt(at) !== QUOTE) return -1
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === QUOTE) return i + 1
    if (unit < SPACE) return -1
    if (unit !== BACKSLASH) continue
    i += 1
    const escaped = text.charCodeAt(i)
    if (ESCAPED.has(escaped)) continue
    if (escaped !== LETTER_U || !/^[0-9a-fA-F]{4}$/.test(text.slice(i + 1, i + 5))) return -1
    i += 4
  }
  return -1
}

/** Just after the string, number, `true`, `false` or `null` that begins at `at`; -1: there is none. */
export function endOfScalar(text: string, at: number): number {
  if (text.charCodeAt(at) === QUOTE) return endOfString(text, at)
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return at + word.length
  return endOfNumber(text, at)
}

function endOfNumber(text: string, at: number): number {
  let end = text.charAt(at) === '-' ? at + 1 : at
  const integer = skipDigits(text, end)
  if (integer === end || (text.charAt(end) === '0' && integer > end + 1)) return -1
  end = integer
  if (text.charAt(end) === '.') {
    const fraction = skipDigits(text, end + 1)
    if (fraction === end + 1) return -1
    end = fraction
  }
  if (text.charAt(end) === 'e' || text.charAt(end) === 'E') {
    const sign = text.charAt(end + 1)
    const digits = sign === '+' || sign === '-' ? end + 2 : end + 1
    end = skipDigits(text, digits)
    if (end === digits) return -1
  }
  return end
}

function skipDigits(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end += 1
  return end
}
