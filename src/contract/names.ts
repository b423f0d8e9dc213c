import { LIMITS } from './limits'

/** Why a name can't be a path segment. */
export type NameError = 'empty' | 'dots' | 'control-character' | 'slash' | 'lone-surrogate' | 'too-long'

/** A project or automation name as one percent-encoded path segment, or why it can't be one. */
export type ParsedName = { ok: true; segment: string } | { ok: false; error: NameError }

/**
 * Encodes a project or automation name as one path segment (RFC 3986, 3.3). No letter is refused as such: the platform's
 * page for creating projects and its SDK disagree on the alphabet.
 */
export function encodeName(name: string): ParsedName {
  if (name.trim() === '') return { ok: false, error: 'empty' }
  if (name.length > LIMITS.nameLength) return { ok: false, error: 'too-long' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(name)) return { ok: false, error: 'control-character' }
  if (/[\uD800-\uDFFF]/u.test(name)) return { ok: false, error: 'lone-surrogate' }
  if (/[/\\]|%2f|%5c/i.test(name)) return { ok: false, error: 'slash' }
  // A URL parser reads %2e as a dot, so the encoded forms are as dangerous as the plain ones.
  if (/^(?:\.|%2e){1,2}$/i.test(name.trim())) return { ok: false, error: 'dots' }
  return { ok: true, segment: encodeURIComponent(name) }
}

/** True where a name is outside both alphabets that the platform has published: worth a hint, never a refusal. */
export function isUnusualName(name: string): boolean {
  return !/^[a-z0-9][a-z0-9_-]*$/.test(name) && !/^[a-zA-Z][a-zA-Z0-9_]{2,49}$/.test(name)
}

/**
 * The address of the start call below a target's base. Both pages give the same path.
 * @throws {TypeError} where the result is not base + path + two segments (a base or name that the parser rewrote).
 */
export function startUrl(baseUrl: string, project: string, automation: string): URL {
  const [p, a] = [encodeName(project), encodeName(automation)]
  if (!p.ok || !a.ok) throw new TypeError('project or automation name is not usable as a path segment')
  const base = new URL(baseUrl)
  const path = `${base.pathname.replace(/\/+$/, '')}/api/start-automation/${p.segment}/${a.segment}`
  const url = new URL(path, base.origin)
  if (url.pathname !== path || url.origin !== base.origin || url.search !== '' || url.hash !== '')
    throw new TypeError('the start URL is not the target’s base and two names')
  return url
}
