import { expect, test } from 'vitest'
import { DELIVERY_HEADER } from '../../contract/inbox-messages'
import { LIMITS } from '../../contract/limits'
import { buildRequestBody } from '../../contract/request-body'
import { webhookHeaders } from './webhook-headers'

const bodyOf = (headers: [name: string, value: string][], webhookAs: 'object' | 'string' = 'object') =>
  buildRequestBody({
    wire: { dialect: 'nested', webhookAs, seedAs: 'object' },
    webhook: { url: 'https://x.example/in', headers },
    seedText: '{}',
  })
const own: [string, string] = [DELIVERY_HEADER, 'd'.repeat(43)]

test('values that everybody writes are no secrets, others are', () => {
  const headers: [string, string][] = [
    ['Content-Type', 'application/json'],
    ['Accept', 'text/plain'],
    ['X-Env', 'success'],
  ]
  expect(webhookHeaders(bodyOf(headers))).toEqual({
    names: ['Content-Type', 'Accept', 'X-Env'],
    values: ['success'],
  })
})

test.each(['object', 'string'] as const)(
  'as many headers and as much text as the page lets through are looked through (%s)',
  (webhookAs) => {
    const many = Array.from({ length: LIMITS.headerRows }, (_, at): [string, string] => [`x-${at}`, 'v'])
    const long = Array.from({ length: 7 }, (_, at): [string, string] => [`x-${at}`, '\\"'.repeat(4096)])
    for (const headers of [many, long])
      expect(webhookHeaders(bodyOf([...headers, own], webhookAs))).toMatchObject({
        values: [...headers, own].map(([, value]) => value),
      })
    expect(webhookHeaders(bodyOf([...many, own, ['x-more', 'v']], webhookAs))).toBe('too-many-headers')
    const more = [...long, ...long].map(([, value], at): [string, string] => [`x-${at}`, value])
    expect(webhookHeaders(bodyOf(more, webhookAs))).toBe('too-much-header-text')
  },
)

test('a webhook of half a megabyte is not read for what it might hold', () => {
  expect(webhookHeaders(JSON.stringify({ webhook: 'x'.repeat(600_000) }))).toBe('too-much-header-text')
})
