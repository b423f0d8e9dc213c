import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERY_HEADER, maskDelivery } from './mask-delivery'
import { maskQuery } from './mask-query'

const delivery = (headers: [string, string][], contentType: string | null = null, query = '') => ({
  headers,
  contentType,
  query,
})
const headersOf = (headers: [string, string][], typed: string[] = []) =>
  maskDelivery(delivery(headers), typed).headers

describe('of a delivery’s headers', () => {
  it('those keep their values that senders and proxies write themselves', () => {
    const plain: [string, string][] = [
      ['Host', 'hooks.example.com'],
      ['User-Agent', 'python-requests/2.32'],
      ['Content-Type', 'application/json'],
      ['Content-Length', '17'],
      ['Accept-Encoding', 'gzip, deflate'],
      ['X-Forwarded-For', '203.0.113.9'],
      ['x-seedpad-simulated', '1'],
    ]
    expect(headersOf(plain)).toEqual(plain)
  })

  it.each([
    'X-Customer',
    'X-Mine',
    'Customer',
    'Authorization',
    'Cookie',
    'Referer',
    'X-Forwarded-Customer',
    'X-Seedpad-Delivery',
    '__proto__',
  ])('%s keeps its name and its place, and no value, whatever that looks like', (name) => {
    const headers: [string, string][] = [
      ['Host', 'x'],
      [name, '1'],
      ['Via', 'y'],
    ]
    expect(headersOf(headers)).toEqual([
      ['Host', 'x'],
      [name, '••••'],
      ['Via', 'y'],
    ])
  })

  it('those that the operator typed are masked too, in whatever case they arrive', () => {
    expect(headersOf([['USER-agent', 'hunter2']], ['User-Agent'])).toEqual([['USER-agent', '••••']])
    expect(headersOf([['user-agent', 'hunter2']], ['accept'])).toEqual([['user-agent', 'hunter2']])
  })

  it('a typed pair that can be no secret stays, as header and as content type', () => {
    const typed = ['content-type', 'accept']
    const json = delivery([['Content-Type', 'application/json']], 'application/json')
    expect(maskDelivery(json, typed)).toEqual(json)
    expect(maskDelivery(delivery([['Content-Type', 'hunter2']], 'hunter2'), typed)).toEqual(
      delivery([['Content-Type', '••••']], '••••'),
    )
  })

  it('all are masked where any may have been typed', () => {
    expect(
      headersOf(
        [
          ['Host', 'hunter2'],
          ['Accept', '*/*'],
        ],
        [EVERY_HEADER],
      ),
    ).toEqual([
      ['Host', '••••'],
      ['Accept', '*/*'],
    ])
  })
})

describe('of an address’s query', () => {
  it.each([
    ['', ''],
    ['?', ''],
    ['?status=done', '?status=done'],
    ['?execution_id=exec-1&attempt=2', '?execution_id=exec-1&attempt=2'],
    ['?customer=hunter2&page=2', '?customer=••••&page=2'],
    ['?api_token=hunter2', '?api_token=••••'],
    ['?hunter2', '?••••'],
    ['?status=ok&hunter2', '?status=ok&••••'],
    ['?aHVudGVyMg==', '?••••'],
    ['?hunter=', '?••••'],
    ['?=hunter2', '?••••'],
    ['?hunter2=1', '?••••'],
    [`?${'a'.repeat(41)}=1`, '?••••'],
    ['?%68unter=1', '?••••'],
    ['?st%61tus=hunter2', '?••••'],
    ['?status=ok;token=hunter2', '?status=••••'],
    ['?status=%68unter2', '?status=••••'],
    ['?__proto__=hunter2', '?••••'],
    ['?constructor=hunter2', '?constructor=••••'],
  ])('%j is kept as %j', (query, kept) => {
    expect(maskQuery(query)).toBe(kept)
  })
})

it('masking twice is masking once', () => {
  const text = fc.string({ unit: fc.constantFrom(...'a=&?;%•1_-') })
  const name = fc.constantFrom('Content-Type', 'accept', 'X-Mine', 'via')
  const any = fc.record({
    headers: fc.array(fc.tuple(name, fc.oneof(text, fc.constant('*/*')))),
    contentType: fc.option(text),
    query: text.map((rest) => `?${rest}`),
  })
  fc.assert(
    fc.property(any, fc.subarray(['content-type', 'accept', EVERY_HEADER]), (one, typed) => {
      const once = maskDelivery(one, typed)
      expect(maskDelivery(once, typed)).toEqual(once)
    }),
  )
})
