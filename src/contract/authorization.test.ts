import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCredentialLines, parseApiKey, parseAuthorization } from './authorization'
import { anyText } from './testing/json-text'

const HEX = '9f3a'.repeat(10)
const KEY = 'QUtJQUlPU0ZPRE5ON0VYQU1QTEU='

describe('a pasted token', () => {
  it.each([
    HEX,
    `Token ${HEX}`,
    `token ${HEX}`,
    `TOKEN\t${HEX}`,
    `  Token   ${HEX}\r\n`,
    `Authorization: Token ${HEX}`,
    `authorization:Token ${HEX}`,
    `Authorization: ${HEX}`,
    `"Token ${HEX}"`,
    `'${HEX}'`,
    `"Authorization": "Token ${HEX}",`,
    `'Authorization': 'Token ${HEX}',`,
    `Authorization: "Token ${HEX}"`,
    `"Authorization: Token ${HEX}"`,
    `Token "${HEX}"`,
    `Token ${HEX},`,
    `Token\u00a0${HEX}`,
  ])('%j becomes the one header form', (text) => {
    expect(parseAuthorization(text)).toEqual({ ok: true, value: `Token ${HEX}`, token: HEX })
  })

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['Token', 'empty'],
    ['Token ', 'empty'],
    ['Authorization:', 'empty'],
    ['""', 'empty'],
    ['Bearer abc', 'not-one-word'],
    ['Token abc def', 'not-one-word'],
    ['Token Token abc', 'not-one-word'],
    ['abc\ndef', 'not-one-word'],
    ['abç', 'illegal-character'],
    ['abc\u0000', 'illegal-character'],
    ['••••9f3a', 'illegal-character'],
    ['x'.repeat(4097), 'too-long'],
    [`${' '.repeat(1_000_000)}x`, 'too-long'],
  ] as const)('%j is refused: %s', (text, error) => {
    expect(parseAuthorization(text)).toEqual({ ok: false, error })
  })

  it('comes out the same when its header form is pasted again', () => {
    expectStable(parseAuthorization, ['token', 'Token ', 'authorization', 'Authorization:'])
  })
})

describe('a pasted API key', () => {
  it.each([
    KEY,
    ` ${KEY}\n`,
    `x-api-key: ${KEY}`,
    `X-Api-Key:${KEY}`,
    `"x-api-key": "${KEY}",`,
    `'X-Api-Key: ${KEY}'`,
    `"${KEY}"`,
  ])('%j becomes the bare key', (text) => {
    expect(parseApiKey(text)).toEqual({ ok: true, value: KEY })
  })

  it.each([
    ['', 'empty'],
    ['x-api-key:', 'empty'],
    ['a b', 'not-one-word'],
    ['chave é', 'not-one-word'],
    ['é', 'illegal-character'],
    ['x'.repeat(4097), 'too-long'],
    [`${' '.repeat(1_000_000)}x`, 'too-long'],
  ] as const)('%j is refused: %s', (text, error) => {
    expect(parseApiKey(text)).toEqual({ ok: false, error })
  })

  it('comes out the same when it is pasted again', () => {
    expectStable(parseApiKey, ['x-api-key', 'X-Api-Key:'])
  })
})

/** Parsing what was parsed changes nothing, and what passes is a legal header value. */
function expectStable(
  parse: (text: string) => { ok: true; value: string } | { ok: false },
  words: readonly string[],
) {
  const piece = fc.constantFrom(...words, ':', ' ', '"', "'", ',', ';', 'abc', '=', '\t', '\n', '\\', 'é')
  const text = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
    anyText,
  )
  fc.assert(
    fc.property(text, (text) => {
      const first = parse(text)
      if (!first.ok) return
      expect(first.value).toMatch(/^[\x20-\x7e]+$/)
      expect(parse(first.value)).toEqual(first)
      expect(parse(` ${first.value}\n`)).toEqual(first)
    }),
    { numRuns: 5000 },
  )
}

describe('credentials in a pasted block', () => {
  const both = { authorization: `Token ${HEX}`, apiKey: KEY }
  it.each([
    ['header lines', `Authorization: Token ${HEX}\nx-api-key: ${KEY}`],
    ['header lines, CRLF, other order', `X-Api-Key: ${KEY}\r\nAuthorization: ${HEX}\r\n`],
    [
      'a cURL command in lines',
      `curl -X POST \\\n  https://a.example/ \\\n  -H "Authorization: Token ${HEX}" \\\n  -H 'x-api-key: ${KEY}' \\\n  -d '{}'`,
    ],
    [
      'a cURL command in one line',
      `curl -H "Authorization: ${HEX}" --header 'x-api-key: ${KEY}' https://a.example/`,
    ],
    ['Python', `headers = {\n    "Authorization": "Token ${HEX}",\n    "X-Api-Key": "${KEY}",\n}`],
    ['JavaScript', `{ authorization: 'Token ${HEX}', 'x-api-key': '${KEY}' }`],
  ])('%s', (_, text) => {
    expect(findCredentialLines(text)).toEqual(both)
  })

  it('of which one is missing gives the other', () => {
    expect(findCredentialLines(`x-api-key: ${KEY}`)).toEqual({ apiKey: KEY })
    expect(findCredentialLines(`Authorization: Token ${HEX}`)).toEqual({ authorization: `Token ${HEX}` })
  })

  it.each([
    '',
    'Content-Type: application/json',
    `Proxy-Authorization: Token ${HEX}`,
    'Authorization: Bearer abc',
  ])('is empty for %j', (text) => {
    expect(findCredentialLines(text)).toEqual({})
  })

  it('never throws, and finds only what parses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyText.map((text) => `Authorization: ${text}\nx-api-key: ${text}`),
        ),
        (text) => {
          const { authorization, apiKey } = findCredentialLines(text)
          if (authorization !== undefined)
            expect(parseAuthorization(authorization)).toMatchObject({ ok: true })
          if (apiKey !== undefined) expect(parseApiKey(apiKey)).toMatchObject({ ok: true })
        },
      ),
      { numRuns: 1000 },
    )
  })
})
