import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from './testing/json-text'
import { checkWebhookUrl, isPrivateHost, type WebhookUrlError, type WebhookUrlWarning } from './webhook-url'

describe('a webhook URL', () => {
  it.each<[string, WebhookUrlWarning[]]>([
    ['https://my-service.example.com/datallog-results', []],
    ['https://example.com', []],
    ['HTTPS://EXAMPLE.COM/A?b=c#d', []],
    ['https://example.com:8443/a%20b', []],
    ['https://exämple.com/ü', []],
    ['https://example.com/a@b', []],
    ['https://example.com?a=b@c', []],
    ['http://example.com/', ['plain-http']],
    ['https://localhost/', ['private-host']],
    ['http://127.0.0.1:4780/hooks/x/y', ['private-host', 'plain-http']],
    ['https://2130706433/', ['private-host']],
    ['https://0x7f.1/', ['private-host']],
    ['https://[::1]/', ['private-host']],
    ['https://intranet/', ['private-host']],
  ])('%s is usable', (url, warnings) => {
    expect(checkWebhookUrl(` ${url}\n`)).toEqual({ ok: true, url, warnings })
  })

  it.each<[string, WebhookUrlError]>([
    ['', 'empty'],
    [' \t', 'empty'],
    ['example.com', 'not-a-url'],
    ['example.com/hook', 'not-a-url'],
    ['/hook', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['https:example.com', 'not-a-url'],
    ['https:/example.com', 'not-a-url'],
    ['https:///example.com', 'not-a-url'],
    ['https:\\\\example.com', 'not-a-url'],
    ['https://\\example.com', 'not-a-url'],
    ['https://example.com\\@evil.example/', 'not-a-url'],
    ['https://exa mple.com', 'not-a-url'],
    ['https://example.com/a b', 'not-a-url'],
    ['https://example.com/\na', 'not-a-url'],
    ['https://example.com/\u0000', 'not-a-url'],
    ['\u0001https://example.com/', 'not-a-url'],
    ['https://example.com/\u0001', 'not-a-url'],
    ['https://example.com/\ud83d', 'not-a-url'],
    ['https://example.com:99999/', 'not-a-url'],
    ['https://[::1/', 'not-a-url'],
    ['ftp://example.com/', 'not-http'],
    ['javascript:alert(1)', 'not-http'],
    ['data:text/plain,x', 'not-http'],
    ['ws://example.com/', 'not-http'],
    ['https://user@example.com/', 'user-info'],
    ['https://user:pass@example.com/', 'user-info'],
    ['https://@example.com/', 'user-info'],
    ['https://:@example.com/', 'user-info'],
    [`https://example.com/${'x'.repeat(2048)}`, 'too-long'],
  ])('%j is refused: %s', (text, error) => {
    expect(checkWebhookUrl(text)).toEqual({ ok: false, error })
  })

  it('that passes leads a parser to the host that a reader sees', () => {
    const piece = fc.constantFrom(
      'http',
      'https',
      ':',
      '//',
      '/',
      '\\',
      '@',
      'a.example',
      'evil.example',
      '?',
      '#',
      '.',
      '80',
      ' ',
      '\t',
      '[::1]',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.array(piece, { maxLength: 6 }).map((parts) => `https://a.example${parts.join('')}`),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      anyText,
      anyText.map((rest) => `https://a.example/${rest}`),
    )
    fc.assert(
      fc.property(text, (text) => {
        const checked = checkWebhookUrl(text)
        if (!checked.ok) return
        expect(checked.url).toBe(text.trim())
        const { protocol, host } = new URL(checked.url)
        const [, scheme, authority] = /^(https?:)\/\/([^/?#\\]+)/i.exec(checked.url) ?? []
        expect(scheme?.toLowerCase()).toBe(protocol)
        expect(new URL(`${protocol}//${authority}`).host).toBe(host)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a host that the internet can’t reach', () => {
  it.each([
    'localhost',
    'localhost.',
    'a.localhost',
    'printer.local',
    'box.lan',
    'db.internal',
    'nas.home.arpa',
    'x.test',
    'x.invalid',
    'intranet',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '[::]',
    '[::1]',
    '[::ffff:7f00:1]',
    '[::ffff:a00:1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[febf::1]',
    '[fec0::1]',
  ])('%s', (host) => {
    expect(isPrivateHost(host)).toBe(true)
  })

  it.each([
    'example.com',
    'example.com.',
    'localhost.example.com',
    'test.example',
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '126.0.0.1',
    '169.253.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '[2606:4700::1111]',
    '[::ffff:101:101]',
    '[fc::1]',
    '[fe8::1]',
  ])('is not %s', (host) => {
    expect(isPrivateHost(host)).toBe(false)
  })
})
