// Lists, not patterns: what a pattern lets through could be somebody's password.
const MEDIA_TYPES = new Set([
  '*/*',
  'application/*',
  'application/cloudevents+json',
  'application/gzip',
  'application/hal+json',
  'application/json',
  'application/ld+json',
  'application/octet-stream',
  'application/pdf',
  'application/problem+json',
  'application/vnd.api+json',
  'application/x-ndjson',
  'application/x-www-form-urlencoded',
  'application/xhtml+xml',
  'application/xml',
  'application/zip',
  'image/*',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/svg+xml',
  'image/webp',
  'multipart/form-data',
  'text/*',
  'text/csv',
  'text/event-stream',
  'text/html',
  'text/plain',
  'text/xml',
])
const CHARSETS = new Set(
  'big5 euc-jp euc-kr gb18030 gb2312 gbk iso-8859-1 iso-8859-15 iso-8859-2 koi8-r latin1 shift_jis us-ascii utf-16 utf-16be utf-16le utf-8 utf8 windows-1250 windows-1251 windows-1252'.split(
    ' ',
  ),
)
const ENCODINGS = new Set(['*', 'br', 'compress', 'deflate', 'gzip', 'identity', 'x-gzip', 'zstd'])
const LANGUAGES = new Set(
  '* de de-de en en-gb en-us es es-419 es-ar es-es es-mx fr fr-fr it it-it ja ja-jp ko ko-kr nl nl-nl pl pl-pl pt pt-br pt-pt ru ru-ru zh zh-cn zh-tw'.split(
    ' ',
  ),
)
const CACHING = new Set([
  'max-age=0',
  'max-age=3600',
  'max-age=86400',
  'must-revalidate',
  'no-cache',
  'no-store',
  'no-transform',
  'private',
  'public',
])
const CONNECTION = new Set(['close', 'keep-alive', 'upgrade'])

/** A list header has few members in earnest; a long one could spell something. */
const MOST_MEMBERS = 12

const RULES: Readonly<Record<string, (value: string) => boolean>> = {
  'content-type': isMediaType,
  accept: listOf((member) => isMediaType(withoutWeight(member))),
  // Without it nobody could tell what a delivery's bytes are.
  'content-encoding': listOf((member) => ENCODINGS.has(member)),
  'accept-encoding': listOf((member) => ENCODINGS.has(withoutWeight(member))),
  'accept-language': listOf((member) => LANGUAGES.has(withoutWeight(member))),
  'cache-control': listOf((member) => CACHING.has(member)),
  connection: listOf((member) => CONNECTION.has(member)),
}

/**
 * True where a header's value is a public one that everybody writes and that can be no secret, such as
 * `Content-Type: application/json`. Everything else may be one, whatever it looks like.
 */
export function isHarmlessHeader(name: string, value: string): boolean {
  const lower = name.trim().toLowerCase()
  const rule = Object.hasOwn(RULES, lower) ? RULES[lower] : undefined
  return rule?.(value.trim().toLowerCase()) ?? false
}

function listOf(isOrdinary: (member: string) => boolean): (value: string) => boolean {
  return (value) => {
    // Not split before it is known to be short.
    if (value.length > 256) return false
    const members = value.split(',').map((member) => member.trim())
    return members.length <= MOST_MEMBERS && members.every(isOrdinary)
  }
}

/** `text/plain`, or with a well-known charset: `text/plain; charset=utf-8`. */
function isMediaType(value: string): boolean {
  if (value.length > 128) return false
  const [type = '', parameter, ...more] = value.split(';').map((part) => part.trim())
  if (!MEDIA_TYPES.has(type) || more.length > 0) return false
  if (parameter === undefined) return true
  const charset = /^charset=("?)([^"]*)\1$/.exec(parameter)?.[2]
  return charset !== undefined && CHARSETS.has(charset)
}

/** A member without its preference (RFC 9110, 12.4.2), where that has one of the few usual steps. */
function withoutWeight(member: string): string {
  return member.replace(/\s*;\s*q=(?:0(?:\.\d)?|1(?:\.0)?)$/, '')
}
