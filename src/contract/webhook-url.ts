export type WebhookUrlError = 'empty' | 'not-a-url' | 'not-http' | 'user-info' | 'too-long'
export type WebhookUrlWarning = 'private-host' | 'plain-http'

/** A webhook URL: usable (perhaps with warnings), or why not. `url` is the text as typed, trimmed. */
export type CheckedWebhookUrl =
  | { ok: true; url: string; warnings: WebhookUrlWarning[] }
  | { ok: false; error: WebhookUrlError }

/** Checks a webhook URL. The text itself is sent, not the parser's spelling of it. */
export function checkWebhookUrl(text: string): CheckedWebhookUrl {
  const url = text.trim()
  if (url === '') return { ok: false, error: 'empty' }
  if (url.length > 2048) return { ok: false, error: 'too-long' }
  // A URL parser drops or replaces these; the text is sent as typed, and another reader may see another host in it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\s\\\u0000-\u001f\u007f]|[\uD800-\uDFFF]/u.test(url) || !URL.canParse(url))
    return { ok: false, error: 'not-a-url' }
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return { ok: false, error: 'not-http' }
  // `http:example.com` and `http:///example.com` parse, but only by the parser's repair.
  if (!/^https?:\/\/[^/]/i.test(url)) return { ok: false, error: 'not-a-url' }
  if (/^https?:\/\/[^/?#]*@/i.test(url)) return { ok: false, error: 'user-info' }
  const warnings: WebhookUrlWarning[] = []
  if (isPrivateHost(parsed.hostname)) warnings.push('private-host')
  if (parsed.protocol === 'http:') warnings.push('plain-http')
  return { ok: true, url, warnings }
}

/**
 * True for hosts that a service on the internet can't reach: loopback, private and link-local ranges (RFC 1918, 3879,
 * 3927, 4193, 4291, 6598, 6761) and names without a dot.
 * @param hostname as `URL.hostname` gives it: lower case, IPv4 in dotted form, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (host.includes(':')) return isPrivateIpv6(host)
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateIpv4(host)
  return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa|test|invalid)$/.test(host)
}

function isPrivateIpv4(host: string): boolean {
  const [a = 0, b = 0] = host.split('.').map(Number)
  if (a === 0 || a === 10 || a === 127) return true
  if (a === 169 && b === 254) return true
  if (a === 172 && b >= 16 && b < 32) return true
  if (a === 192 && b === 168) return true
  return a === 100 && b >= 64 && b < 128
}

function isPrivateIpv6(host: string): boolean {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host)
  if (mapped) {
    const high = Number.parseInt(mapped[1] ?? '0', 16)
    return isPrivateIpv4(`${high >> 8}.${high & 255}.0.0`)
  }
  return (
    host === '::' || host === '::1' || /^f[cd][0-9a-f]{2}:/.test(host) || /^fe[89a-f][0-9a-f]:/.test(host)
  )
}
