import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { character } from '../../../../contract/testing/character'
import { jsonText } from '../../../../contract/testing/json-text'
import { decodeLink, encodeLink } from './link-codec'
import type { SharedLaunch } from './shared-launch'

const shared: SharedLaunch = {
  target: 'api',
  project: 'my project',
  automation: 'é&=#',
  sendTo: 'url',
  webhookUrl: 'https://example.com/hook',
  headerNames: ['A', 'b-c'],
  wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
  seed: '{"n":12345678901234567891, "x":1.0}',
}

const anyShared: fc.Arbitrary<SharedLaunch> = fc.record(
  {
    target: fc.constantFrom('simulator', 'api', 'app'),
    project: fc.string({ unit: 'grapheme', maxLength: 40 }),
    automation: fc.string({ unit: 'grapheme', maxLength: 40 }),
    sendTo: fc.constantFrom('default', 'inbox', 'url'),
    webhookUrl: fc.webUrl(),
    headerNames: fc.array(fc.stringMatching(/^[A-Za-z-]{1,20}$/), { maxLength: 5 }),
    wire: fc.record({
      dialect: fc.constantFrom('default', 'nested', 'flat'),
      webhookAs: fc.constantFrom('object', 'string'),
      seedAs: fc.constantFrom('object', 'string'),
    }),
    seed: fc.oneof(jsonText, fc.string({ unit: character })),
  },
  { requiredKeys: ['target', 'project', 'automation', 'sendTo', 'headerNames', 'wire', 'seed'] },
)

test('a link gives back what went into it, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyShared, async (launch) => {
      const link = `https://pad.example.com/${await encodeLink(launch)}`
      expect(await decodeLink(link)).toEqual({ ok: true, shared: launch })
    }),
  )
})

test('a link survives being put into an address', async () => {
  const url = new URL(`https://pad.example.com/${await encodeLink(shared)}`)
  expect(await decodeLink(url.href)).toEqual({ ok: true, shared })
  expect(await decodeLink(url.hash)).toEqual({ ok: true, shared })
})

test('a long seed is compressed', async () => {
  const seed = JSON.stringify({ days: Array.from({ length: 10_000 }, (_, day) => `2023-01-${day}`) })
  const link = await encodeLink({ ...shared, seed })
  expect(link.length).toBeLessThan(seed.length / 3)
  expect(await decodeLink(link)).toEqual({ ok: true, shared: { ...shared, seed } })
})

describe('a link that is not whole', () => {
  test('is refused wherever it was cut', async () => {
    for (const seed of ['1', shared.seed.repeat(40)]) {
      const link = await encodeLink({ ...shared, seed })
      for (let length = 7; length < link.length; length += 11) {
        expect(await decodeLink(link.slice(0, length)), String(length)).toEqual({
          ok: false,
          error: 'damaged',
        })
      }
    }
  })

  test('is refused whichever character was changed', async () => {
    const link = await encodeLink({ ...shared, seed: shared.seed.repeat(10) })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: link.length - 1 }),
        fc.constantFrom(...'aZ09_-.é '),
        async (at, c) => {
          fc.pre(link[at] !== c)
          const decoded = await decodeLink(link.slice(0, at) + c + link.slice(at + 1))
          // The last digit of base64 may carry bits that mean nothing.
          if (decoded.ok) expect(decoded.shared).toEqual({ ...shared, seed: shared.seed.repeat(10) })
        },
      ),
    )
  })

  test.each([
    ['#seed=2.j.00000000.e30', 'newer'],
    ['#seed=1.j.a3b5c7d9.e30', 'damaged'],
    ['#seed=1.', 'damaged'],
    ['#seed=', 'damaged'],
    ['', 'damaged'],
  ])('%s is %s', async (link, error) => {
    expect(await decodeLink(link)).toEqual({ ok: false, error })
  })

  test('with anything more than a launch inside is refused', async () => {
    const link = await encodeLink({ ...shared, authorization: 'Token x' } as SharedLaunch)
    expect(await decodeLink(link)).toEqual({ ok: false, error: 'damaged' })
  })

  test('with far more inside than any seed is refused before it fills the memory', async () => {
    const link = await encodeLink({ ...shared, seed: ' '.repeat(30_000_000) })
    expect(link.length).toBeLessThan(100_000)
    expect(await decodeLink(link)).toEqual({ ok: false, error: 'too-large' })
  })
})
