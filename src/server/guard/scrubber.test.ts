import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createScrubber } from './scrubber'

const token = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0'
const key = 'k+y/with=signs&"quotes"\\<x>'

test('a secret is found as it is, encoded, escaped and in any letter case', () => {
  const scrub = createScrubber([token, `Token ${token}`, key])
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const texts = [
    `Invalid token ${token}.`,
    token.toUpperCase(),
    encodeURIComponent(key),
    encodeURIComponent(key).toLowerCase(),
    new URLSearchParams({ key }).toString(),
    JSON.stringify({ key }),
    JSON.stringify({ key }).replaceAll('/', '\\/'),
    base64(token),
    base64(`Token ${token}`),
    base64(`user:${token}`),
    base64(`x${key}`),
    Buffer.from(`ab${key}`).toString('base64url'),
    Buffer.from(token).toString('hex'),
    `<p>${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}`,
  ]
  for (const text of texts) {
    const scrubbed = scrub(text)
    expect(scrubbed, text).toContain('[redacted]')
    expect(scrubbed.toLowerCase()).not.toContain('a1b2c3')
    expect(scrubbed).not.toContain('signs')
  }
})

test('overlapping and touching secrets leave no rest of either', () => {
  expect(createScrubber(['abcdefgh', 'efghijkl'])('x abcdefghijkl y')).toBe('x [redacted] y')
  expect(createScrubber(['abcdefgh'])('abcdefghabcdefgh')).toBe('[redacted]')
})

test('a value of a few characters does not shred the text', () => {
  expect(createScrubber(['a', 'true', ''])('a true statement')).toBe('a true statement')
})

test('more secrets than can be searched for withhold the whole text', () => {
  const many = Array.from({ length: 2_000 }, (_, i) => `secret-number-${i}`)
  expect(createScrubber(many)('anything')).toBe('[redacted]')
})

test('whatever stands around it, a secret never comes through, and other text stays as it is', () => {
  const secret = fc.string({ minLength: 6, maxLength: 40 })
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      fc.pre(!'[redacted]'.includes(value))
      const scrub = createScrubber([value])
      const scrubbed = scrub(before + value + after)
      expect(scrubbed.split('[redacted]').some((rest) => rest.includes(value))).toBe(false)
      expect(scrub(before.slice(0, 5))).toBe(before.slice(0, 5))
    }),
  )
})
