type CredentialError = 'empty' | 'not-one-word' | 'illegal-character' | 'too-long'

/** What a pasted token came to. `value` is the exact `Authorization` header. */
export type ParsedAuthorization =
  | { ok: true; value: string; token: string }
  | { ok: false; error: CredentialError }

/**
 * Brings a token to the one header form `Token <value>`. Takes `abc`, `Token abc` (any case, the form in which the
 * platform's settings page shows it), a whole `Authorization: Token abc` line, and quotes around any of these.
 * Source: platform SDK (two words, the first `token` in any case) and the page "Start Automation API", whose examples
 * leave the scheme out.
 */
export function parseAuthorization(text: string): ParsedAuthorization {
  const parsed = parseWord(text, /^(?:['"\s]|authorization['"]?\s*:)+/i, /^token(?:\s+|$)/i)
  return parsed.ok ? { ok: true, value: `Token ${parsed.word}`, token: parsed.word } : parsed
}

/** What a pasted API key came to. */
export type ParsedApiKey = { ok: true; value: string } | { ok: false; error: CredentialError }

/** Brings an API key to its header value; takes a whole `x-api-key: …` line and quotes too. */
export function parseApiKey(text: string): ParsedApiKey {
  const parsed = parseWord(text, /^(?:['"\s]|x-api-key['"]?\s*:)+/i)
  return parsed.ok ? { ok: true, value: parsed.word } : parsed
}

/** Takes off what a paste brings along, and checks that one word of visible ASCII is left. */
function parseWord(text: string, lead: RegExp, scheme?: RegExp) {
  const refuse = (error: CredentialError) => ({ ok: false as const, error })
  // Before any pattern runs: the room for a line's wrapping is small.
  if (text.length > 8192) return refuse('too-long')
  const bare = text.replace(/['",;\\\s]+$/, '').replace(lead, '')
  const word = scheme ? bare.replace(scheme, '').replace(/^['"\s]+/, '') : bare
  if (word === '') return refuse('empty')
  if (/\s/.test(word)) return refuse('not-one-word')
  if (!/^[\x21-\x7e]+$/.test(word)) return refuse('illegal-character')
  return word.length > 4096 ? refuse('too-long') : { ok: true as const, word }
}

/**
 * The credentials found in a pasted block: header lines, a cURL command, the headers of a program. Where a header
 * stands twice, the last one counts.
 */
export function findCredentialLines(text: string): { authorization?: string; apiKey?: string } {
  const found: { authorization?: string; apiKey?: string } = {}
  const headers =
    /(?<![\w-])(authorization|x-api-key)['"]?[ \t]*:[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^'"\r\n]*))/gi
  for (const [, name = '', double, single, plain] of text.matchAll(headers)) {
    const value = double ?? single ?? plain ?? ''
    if (name.toLowerCase() === 'authorization') {
      const parsed = parseAuthorization(value)
      if (parsed.ok) found.authorization = parsed.value
    } else {
      const parsed = parseApiKey(value)
      if (parsed.ok) found.apiKey = parsed.value
    }
  }
  return found
}
