/** What a pasted token came to. `value` is the exact `Authorization` header. */
export type ParsedAuthorization =
  | { ok: true; value: string; token: string }
  | { ok: false; error: 'empty' | 'not-one-word' | 'illegal-character' | 'too-long' }

/**
 * Brings a token to the one header form `Token <value>`. Takes `abc`, `Token abc` (any case, the form in which the
 * platform's settings page shows it), a whole `Authorization: Token abc` line, and quotes around any of these.
 * Source: platform SDK (two words, the first `token` in any case) and the page "Start Automation API", whose examples
 * leave the scheme out.
 */
export function parseAuthorization(text: string): ParsedAuthorization {
  const unquoted = text.trim().replace(/^(['"])(.*)\1[,;]?$/s, '$2')
  const withoutName = unquoted.replace(/^authorization['"]?\s*:\s*['"]?/i, '').replace(/['"],?$/, '')
  const token = withoutName
    .trim()
    .replace(/^token(?:\s+|$)/i, '')
    .trim()
  if (token === '') return { ok: false, error: 'empty' }
  if (/\s/.test(token)) return { ok: false, error: 'not-one-word' }
  if (!/^[\x21-\x7e]+$/.test(token)) return { ok: false, error: 'illegal-character' }
  if (token.length > 4096) return { ok: false, error: 'too-long' }
  return { ok: true, value: `Token ${token}`, token }
}

/** What a pasted API key came to. */
export type ParsedApiKey =
  | { ok: true; value: string }
  | { ok: false; error: 'empty' | 'not-one-word' | 'illegal-character' | 'too-long' }

/** Brings an API key to its header value; takes a whole `x-api-key: …` line and quotes too. */
export function parseApiKey(text: string): ParsedApiKey {
  const unquoted = text.trim().replace(/^(['"])(.*)\1[,;]?$/s, '$2')
  const key = unquoted
    .replace(/^x-api-key['"]?\s*:\s*['"]?/i, '')
    .replace(/['"],?$/, '')
    .trim()
  if (key === '') return { ok: false, error: 'empty' }
  if (/\s/.test(key)) return { ok: false, error: 'not-one-word' }
  if (!/^[\x21-\x7e]+$/.test(key)) return { ok: false, error: 'illegal-character' }
  if (key.length > 4096) return { ok: false, error: 'too-long' }
  return { ok: true, value: key }
}

/** The credentials found in a pasted block of header lines (`Authorization: …` and `x-api-key: …`). */
export function findCredentialLines(text: string): { authorization?: string; apiKey?: string } {
  const found: { authorization?: string; apiKey?: string } = {}
  for (const line of text.split(/\r?\n/)) {
    const bare = line
      .trim()
      .replace(/^-H\s+/, '')
      .replace(/^['"]|['",\\]+$/g, '')
    if (/^authorization['"]?\s*:/i.test(bare)) {
      const parsed = parseAuthorization(bare)
      if (parsed.ok) found.authorization = parsed.value
    } else if (/^x-api-key['"]?\s*:/i.test(bare)) {
      const parsed = parseApiKey(bare)
      if (parsed.ok) found.apiKey = parsed.value
    }
  }
  return found
}
