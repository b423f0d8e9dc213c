import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { checkJson } from './json-text'
import type { Webhook, WireFormat } from './launch'
import { buildRequestBody } from './request-body'
import { anyText, jsonText } from './testing/json-text'

const WIRES: readonly WireFormat[] = (['nested', 'flat'] as const).flatMap((dialect) =>
  (['object', 'string'] as const).flatMap((webhookAs) =>
    (['object', 'string'] as const).map((seedAs) => ({ dialect, webhookAs, seedAs })),
  ),
)
const wire = fc.constantFrom(...WIRES)
const headers = fc.uniqueArray(fc.tuple(anyText, anyText), { selector: ([name]) => name, maxLength: 4 })
const webhook: fc.Arbitrary<Webhook> = fc.record({ url: anyText, headers })

const bodySchema = z.record(z.string(), z.unknown())
const parse = (text: string) => bodySchema.parse(JSON.parse(text))

/** The webhook as the platform reads it, by the rules of the two pages and no code of ours. */
function readWebhook(body: string, { dialect, webhookAs }: WireFormat): { url: unknown; headers: unknown } {
  const outer = parse(body)
  if (dialect === 'flat') return { url: outer.webhook, headers: outer.webhook_header }
  const inner =
    webhookAs === 'string' ? parse(z.string().parse(outer.webhook)) : bodySchema.parse(outer.webhook)
  return { url: inner.url, headers: inner.webhook_header }
}

describe('the request text', () => {
  it('carries any JSON seed as an object, byte for byte', () => {
    fc.assert(
      fc.property(wire, fc.option(webhook), jsonText, (wire, webhook, seedText) => {
        const body = buildRequestBody({ wire: { ...wire, seedAs: 'object' }, webhook, seedText })
        expect(body.endsWith(`"seed":${seedText}}`)).toBe(true)
        // Nothing before the seed depends on it.
        const before = body.slice(0, -seedText.length - 1)
        expect(before).toBe(
          buildRequestBody({ wire: { ...wire, seedAs: 'object' }, webhook, seedText: '0' }).slice(0, -2),
        )
        expect(parse(body).seed).toEqual(JSON.parse(seedText))
      }),
      { numRuns: 500 },
    )
  })

  it('carries any JSON seed as a string, byte for byte', () => {
    fc.assert(
      fc.property(wire, fc.option(webhook), jsonText, (wire, webhook, seedText) => {
        const body = buildRequestBody({ wire: { ...wire, seedAs: 'string' }, webhook, seedText })
        expect(parse(body).seed).toBe(seedText)
      }),
      { numRuns: 500 },
    )
  })

  it('is itself valid JSON, or empty', () => {
    fc.assert(
      fc.property(
        wire,
        fc.option(webhook),
        fc.oneof(jsonText, fc.constant('')),
        (wire, webhook, seedText) => {
          const body = buildRequestBody({ wire, webhook, seedText })
          if (body !== '') expect(checkJson(body)).toEqual({ ok: true })
        },
      ),
    )
  })

  it('carries any URL, header names and values unchanged', () => {
    fc.assert(
      fc.property(wire, webhook, (wire, webhook) => {
        const sent = readWebhook(buildRequestBody({ wire, webhook, seedText: '' }), wire)
        expect(sent.url).toBe(webhook.url)
        const record = Object.entries(bodySchema.parse(sent.headers ?? {}))
        expect(new Map(record)).toEqual(new Map(webhook.headers.filter(([name]) => name !== '__proto__')))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the headers in the order of the rows', () => {
    const body = buildRequestBody({
      wire: { dialect: 'flat', webhookAs: 'object', seedAs: 'object' },
      webhook: {
        url: 'https://a.example/',
        headers: [
          ['b', '1'],
          ['2', 'two'],
          ['a', '3'],
        ],
      },
      seedText: '',
    })
    expect(body).toBe('{"webhook":"https://a.example/","webhook_header":{"b":"1","2":"two","a":"3"}}')
  })
})

describe('the request text of each page', () => {
  const hook: Webhook = { url: 'https://a.example/w', headers: [['Authorization', 'Bearer 123']] }
  const bare: Webhook = { url: 'https://a.example/w', headers: [] }

  it.each<[string, Partial<WireFormat>, Webhook | null, string, string]>([
    ['nested, nothing to say', {}, null, '', ''],
    ['nested, a blank seed', {}, null, ' \n\t', ''],
    ['nested, a seed', {}, null, '{"id":1}', '{"seed":{"id":1}}'],
    ['nested, a seed as string', { seedAs: 'string' }, null, '{"id":1}', String.raw`{"seed":"{\"id\":1}"}`],
    ['nested, a webhook', {}, bare, '', '{"webhook":{"url":"https://a.example/w"}}'],
    [
      'nested, a webhook with a header and a seed',
      {},
      hook,
      '1.0',
      '{"webhook":{"url":"https://a.example/w","webhook_header":{"Authorization":"Bearer 123"}},"seed":1.0}',
    ],
    [
      'nested, a webhook as string',
      { webhookAs: 'string' },
      hook,
      '',
      String.raw`{"webhook":"{\"url\":\"https://a.example/w\",\"webhook_header\":{\"Authorization\":\"Bearer 123\"}}"}`,
    ],
    ['flat, nothing to say', { dialect: 'flat' }, null, '', '{}'],
    ['flat, a seed', { dialect: 'flat' }, null, ' {"id": 1} ', '{"seed": {"id": 1} }'],
    ['flat, a webhook', { dialect: 'flat' }, bare, '', '{"webhook":"https://a.example/w"}'],
    [
      'flat, a webhook with a header and a seed',
      { dialect: 'flat' },
      hook,
      'null',
      '{"webhook":"https://a.example/w","webhook_header":{"Authorization":"Bearer 123"},"seed":null}',
    ],
    [
      'flat, which knows no webhook as string',
      { dialect: 'flat', webhookAs: 'string' },
      bare,
      '',
      '{"webhook":"https://a.example/w"}',
    ],
  ])('%s', (_, wire, webhook, seedText, expected) => {
    const whole: WireFormat = { dialect: 'nested', webhookAs: 'object', seedAs: 'object', ...wire }
    expect(buildRequestBody({ wire: whole, webhook, seedText })).toBe(expected)
  })
})
