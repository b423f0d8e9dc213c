import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHarmlessHeader } from './harmless-header'

describe('a header that can be no secret', () => {
  it.each([
    ['Content-Type', 'application/json'],
    ['content-type', 'Application/JSON; charset=UTF-8'],
    ['Content-Type', 'text/plain;charset="utf-8"'],
    [' content-type ', ' text/csv '],
    ['Accept', '*/*'],
    ['accept', 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['accept-encoding', 'identity;q=1.0, *;q=0'],
    ['Accept-Language', 'pt-BR, pt;q=0.9, en;q=0.5'],
    ['Cache-Control', 'no-cache'],
    ['Cache-Control', 'no-store, max-age=0'],
    ['Connection', 'keep-alive'],
  ])('is %s: %s', (name, value) => {
    expect(isHarmlessHeader(name, value)).toBe(true)
  })
})

describe('a header that may be one', () => {
  it.each([
    ['X-Customer', 'application/json'],
    ['User-Agent', 'curl/8'],
    ['Content-Type', ''],
    ['Content-Type', 'hunter2/json'],
    ['Content-Type', 'application/vnd.hunter2+json'],
    ['Content-Type', 'application/json; charset=hunter2'],
    ['Content-Type', 'application/json; charset="utf-8'],
    ['Content-Type', 'application/json; token=hunter2'],
    ['Content-Type', 'application/json; charset=utf-8; charset=utf-8'],
    ['Content-Type', 'application/json, hunter2'],
    ['Content-Type', 'multipart/form-data; boundary=hunter2'],
    ['Accept', 'application/json, hunter2'],
    ['Accept', 'application/json;q=0.123'],
    ['Accept', `${'*/*,'.repeat(20)}*/*`],
    ['Accept-Encoding', 'hunter2'],
    ['Accept-Language', 'hu-nt'],
    ['Cache-Control', 'max-age=4711'],
    ['Connection', 'hunter2'],
    ['__proto__', 'application/json'],
    ['constructor', 'application/json'],
  ])('is %s: %s', (name, value) => {
    expect(isHarmlessHeader(name, value)).toBe(false)
  })

  it('is any header whose value holds something of its own', () => {
    const names = fc.constantFrom(
      'content-type',
      'accept',
      'accept-encoding',
      'accept-language',
      'cache-control',
      'connection',
    )
    fc.assert(
      fc.property(names, fc.string(), fc.string(), (name, before, after) => {
        expect(isHarmlessHeader(name, `${before}hunter2${after}`)).toBe(false)
      }),
    )
  })
})
