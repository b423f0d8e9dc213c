const MOST_PUNCTUATION = 64

/**
 * True where a text could be one of this server's messages: a flat object of a few strings. Checked before parsing,
 * because a body of 14 MB made of brackets becomes hundreds of megabytes of empty objects once parsed.
 * Says nothing about validity: the parser does that.
 */
export function isPlainMessage(text: string): boolean {
  let punctuation = 0
  let at = 0
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === 0x22) {
      at = endOfString(text, at)
    } else if (unit === 0x2c || unit === 0x5b || unit === 0x7b) {
      punctuation += 1
      if (punctuation > MOST_PUNCTUATION) return false
    }
    at += 1
  }
  return true
}

/** Where the string that opens at `start` closes; the text's end where it never does. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return text.length
    let slashes = 0
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return quote
    at = quote + 1
  }
}
