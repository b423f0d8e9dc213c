import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { character } from '../../contract/testing/character'
import { findSecrets, MOST_STEPS } from './find-secrets'
import { createScrubber } from './scrubber'
import { patternsOf } from './secret-patterns'

const token = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0'
const key = 'k+y/with=signs&"quotes"\\<x>'
const base64 = (text: string) => Buffer.from(text).toString('base64')

test('a secret is found as it is, encoded, escaped and in any letter case', () => {
  const scrub = createScrubber([token, `Token ${token}`, key])
  const texts = [
    `Invalid token ${token}.`,
    token.toUpperCase(),
    encodeURIComponent(key),
    encodeURIComponent(key).toLowerCase(),
    new URLSearchParams({ key }).toString(),
    JSON.stringify({ key }),
    JSON.stringify({ key }).replaceAll('/', '\\/'),
    JSON.stringify({ body: JSON.stringify({ key }) }),
    base64(token),
    base64(`Token ${token}`),
    base64(`user:${token}`),
    base64(`x${key}`),
    encodeURIComponent(base64(`x${key}`)),
    Buffer.from(`ab${key}`).toString('base64url'),
    Buffer.from(token).toString('hex'),
    Buffer.from(key).toString('hex').toUpperCase(),
    `<p>${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}`,
    `\\u0061\\u0031\\u0062${token.slice(3)}`,
    `&#97;&#x31;${token.slice(2)}`,
    `\\u0026#97;1${token.slice(2)}`,
    `%61%31${token.slice(2)}`,
    `%2561${token.slice(1)}`,
  ]
  for (const text of texts) {
    const scrubbed = scrub(text)
    expect(scrubbed, text).toContain('[redacted]')
    expect(scrubbed.toLowerCase()).not.toContain('b2c3')
    expect(scrubbed).not.toContain('signs')
  }
})

test('a letter with an accent is found in every spelling that its encodings have', () => {
  const scrub = createScrubber([], ['Olá-café-7'])
  const texts = [
    'Olá-café-7',
    'OLÁ-CAFÉ-7',
    'Ol\\u00e1-caf\\u00E9-7',
    'Ol&aacute;-caf&eacute;-7',
    'Ol&#225;-caf&#xE9;-7',
    'Ol&amp;aacute;-caf&amp;#233;-7',
    'Ol%C3%A1-caf%c3%a9-7',
    'Ol%E1-caf%e9-7',
    'Ol\\xe1-caf\\xc3\\xa9-7',
    base64('Olá-café-7'),
    Buffer.from('Olá-café-7', 'latin1').toString('base64'),
  ]
  for (const text of texts) expect(scrub(`<${text}>`), text).toMatch(/^<\[redacted\]\w?=*>$/)
})

test('overlapping and touching secrets leave no rest of either', () => {
  expect(createScrubber(['abcdefgh', 'efghijkl'])('x abcdefghijkl y')).toBe('x [redacted] y')
  expect(createScrubber(['abcdefgh'])('abcdefghabcdefgh')).toBe('[redacted]')
})

test('a long secret in base64 goes with all of its code', () => {
  const long = Array.from({ length: 900 }, (_, at) => String.fromCharCode(33 + ((at * 31) % 90))).join('')
  expect(createScrubber([], [long])(`<${base64(long)}>`)).toBe('<[redacted]>')
  expect(createScrubber([], [long])(`<${long}>`)).toBe('<[redacted]>')
})

describe('a value that is short, or an ordinary word,', () => {
  test.each([
    [
      'success',
      '{"status":"success","message":"started successfully"}',
      '{"status":"[redacted]","message":"started successfully"}',
    ],
    ['exec', 'exec_1 executes exec', '[redacted]_1 executes [redacted]'],
    ['Ok!7', 'token Ok!7.', 'token [redacted].'],
    ['admin', 'first\\nadmin\\nadministrator', 'first\\n[redacted]\\nadministrator'],
    ['admin', 'a%20admin%20b \\u0061dmin', 'a%20[redacted]%20b [redacted]'],
    ['\\ q', '%b\\\\ q', '%b\\[redacted]'],
    ['1234', 'pin 1234, not 12345', 'pin [redacted], not 12345'],
    ['true', '{"ok":true,"header":"true"}', '{"ok":true,"header":"[redacted]"}'],
    ['1', '{"n":1,"v":"1","w":&quot;1&quot;}', '{"n":1,"v":"[redacted]","w":&quot;[redacted]&quot;}'],
    ['', 'a text', 'a text'],
  ])('%j counts where it stands by itself', (value, text, scrubbed) => {
    expect(createScrubber([], [value])(text)).toBe(scrubbed)
  })

  test('counts anywhere in its encodings, which are no words', () => {
    const scrub = createScrubber([], ['success', '1234'])
    expect(scrub(base64('X:success'))).toContain('[redacted]')
    expect(scrub(`${base64('1234')} ${Buffer.from('1234').toString('hex')}`)).toBe('[redacted]== [redacted]')
  })
})

test('what comes after `Bearer` is found without it too', () => {
  expect(createScrubber([], ['Bearer s3cr3t-9'])('it was s3cr3t-9')).toBe('it was [redacted]')
})

describe('at the end of a text that was cut off', () => {
  const secret = 'café-s3cr3t-9-value'
  const scrub = createScrubber([], [secret])

  test.each([
    secret.slice(0, 9),
    'caf\\u00e9-s3\\u00',
    'caf&eacute;-s&#5',
    'caf%C3%A9-s%3',
    `caf%C3%A9-s\ufffd`,
    base64(secret).slice(0, 12),
  ])('the beginning of a secret goes: %j', (beginning) => {
    expect(scrub(`a text ${beginning}`, { isCut: true })).toBe('a text [redacted]')
    expect(scrub(`a text ${beginning}`)).toBe(`a text ${beginning}`)
  })

  test('a few letters that happen to be the first ones of a secret stay', () => {
    expect(scrub('a text caf', { isCut: true })).toBe('a text caf')
  })
})

const MEBIBYTE = 1024 * 1024
const filled = (unit: string, size = MEBIBYTE) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
/** Large enough for work that grows with its square to be over the budget many times, and sooner done. */
const EIGHTH = MEBIBYTE / 8
/** How much work a text is, which must end where the budget does; one step may cost more than one. */
function stepsOf(text: string, credentials: string[], values: string[]): number {
  let steps = 0
  const tell = (all: number) => {
    steps = all
  }
  const finds = findSecrets(text, patternsOf(credentials, values), false, MOST_STEPS, tell)
  if (finds !== 'too-much-work') expect(steps).toBeLessThanOrEqual(MOST_STEPS)
  return steps
}
const MOST = MOST_STEPS + 10_000

describe('a mebibyte that repeats itself takes no longer than allowed', { timeout: 120_000 }, () => {
  test.each([
    ['\\', '', 1],
    ['\\', '\\', 40],
    ['QUFB', 'A', 40],
    ['QUFB', 'A', 400],
    ['&amp;', 'A', 40],
    ['&amp;', 'A', 4000],
    ['&amp;', '&', 40],
    ['%25', 'A', 40],
    ['%25', 'A', 4000],
    ['%', '%', 400],
    ['+', '+ ', 40],
    [`${'A'.repeat(399)}B`, 'A', 400],
    ['&#65;', 'A', 4000],
    ['%2541', 'A', 4000],
    ['\\\\\\x5c', '\\', 40],
    ['a', 'a', 1],
  ])('%j beside %j × %i', (unit, part, times) => {
    const steps = stepsOf(filled(unit, EIGHTH), [token, 'k3yQ8sWz0pL5nR2vB7'], [part.repeat(times)])
    expect(steps).toBeLessThan(MOST)
  })

  test('what took too long is withheld as a whole, and it is the same each time', () => {
    const scrub = createScrubber([token], ['\\'.repeat(40)])
    expect(scrub(filled('\\'))).toBe('[redacted]')
    expect(scrub(filled('\\'))).toBe('[redacted]')
  })

  test('whatever it repeats, and whatever the secrets are', () => {
    const nasty = fc.constantFrom(
      ...[
        '\\',
        '&',
        '%',
        '+',
        '&amp;',
        '%25',
        '\\x',
        '\\u00',
        '\\u0041',
        '&#',
        '&#x26',
        'amp;',
        '5c',
        'A',
        'a',
        '"',
        ' ',
        'QUFB',
        '😀',
      ],
    )
    const value = fc
      .tuple(fc.array(nasty, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 1000 }))
      .map(([units, times]) => units.join('').repeat(times).slice(0, 8000))
    fc.assert(
      fc.property(
        fc.array(nasty, { minLength: 1, maxLength: 6 }),
        fc.array(value, { minLength: 1, maxLength: 8 }),
        (units, values) => {
          expect(stepsOf(filled(units.join(''), EIGHTH), [token], values)).toBeLessThan(MOST)
        },
      ),
      { numRuns: 10 },
    )
  })
})

test('secrets that repeat themselves are found in texts that do', () => {
  const scrub = createScrubber([token], ['A'.repeat(400)])
  for (const unit of ['QUFB', 'A']) expect(scrub(`<${filled(unit)}>`), unit).toMatch(/^<\[redacted\].?>$/)
  expect(scrub(`<${'&#65;'.repeat(4000)}>`)).toBe('<[redacted]>')
  expect(scrub(`<${'%2541'.repeat(4000)}>`)).toBe('<[redacted]>')
})

test.each([
  [
    'JSON',
    JSON.stringify({ id: 7, name: 'Ação "x"', path: 'C:\\Users\\name', url: 'https://x.example/?z=%20' }),
  ],
  ['JSON in JSON', JSON.stringify(JSON.stringify({ id: 7, name: 'a "b"', path: 'C:\\Users\\name' }))],
  ['paths of Windows', 'C:\\\\Users\\\\name\\\\AppData\\\\x.log\\n'],
  ['HTML', '<p class=&quot;x&quot;>&lt;b&gt; x &amp; y &eacute;&nbsp;</p>\n'],
  [
    'base64',
    Buffer.from(Array.from({ length: 999 }, (_, at) => (at * at * 31 + at) % 251)).toString('base64'),
  ],
  ['escaped letters', '\\u0430\\u0431\\u0432\\u0433\\u0434'],
  ['an encoded address', '%D0%B0%D0%B1%D0%B2'],
])('an ordinary large text is searched and shown: %s', (_, unit) => {
  const text = filled(unit)
  const scrub = createScrubber([token, key], ['Bearer s3cr3t-9', 'Olá-café-7', 'x'.repeat(4000)])
  expect(scrub(`${text} ${token}`)).toBe(`${text} [redacted]`)
})

test('HTML’s names for punctuation, and entities without their semicolon, are read', () => {
  const scrub = createScrubber([], ['s3/cr+et=9', 'q"uo&te<d'])
  expect(scrub('<s3&sol;cr&plus;et&equals;9>')).toBe('<[redacted]>')
  expect(scrub('<s3&#47cr&#43et&#x3D;9>')).toBe('<[redacted]>')
  expect(scrub('<q&quotuo&ampte&ltd>')).toBe('<[redacted]>')
})

test('a run of backslashes before a secret’s escape hides nothing', () => {
  const scrub = createScrubber([], ['"s3cret"/9'])
  for (let length = 1; length <= 7; length++) {
    const run = '\\'.repeat(length)
    expect(scrub(`<${run}"s3cret${run}"${run}/9>`), run).toMatch(/^<\[redacted\]>$/)
  }
})

/** How one character may be written by a program that repeats it. */
const WAYS: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => JSON.stringify(letter).slice(1, -1),
  (letter) =>
    [...letter]
      .flatMap((one) => one.split(''))
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  (letter) => `&#${letter.codePointAt(0)};`,
  (letter) => `&#X${letter.codePointAt(0)?.toString(16)};`,
  (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[letter] ?? letter,
  (letter) => [...Buffer.from(letter)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  (letter) =>
    letter.toUpperCase().toLowerCase() === letter && /^[a-z]$/.test(letter) ? letter.toUpperCase() : letter,
]
const way = fc.nat(WAYS.length - 1).map((at) => WAYS[at] ?? ((letter: string) => letter))

test('any spelling of a secret is found, in whatever text it stands', () => {
  // Values that are searched for everywhere, and can't be confused with what is put in their place.
  const secrets = fc
    .string({ unit: character, minLength: 8, maxLength: 30 })
    .map((text) => `#${text.trim()}7`)
  const spelled = secrets.chain((secret) =>
    fc.array(fc.array(way, { minLength: 1, maxLength: 3 }), { minLength: 40, maxLength: 40 }).map((ways) => ({
      secret,
      // Written character by character, and what came out again, as when JSON stands in HTML in an address.
      spelling: [...secret]
        .map((letter, at) => {
          const [first, ...outer] = ways[at] ?? []
          return outer.reduce((text, next) => Array.from(text, next).join(''), first?.(letter) ?? letter)
        })
        .join(''),
    })),
  )
  fc.assert(
    fc.property(
      spelled,
      fc.string({ unit: character }),
      fc.string({ unit: character }),
      ({ secret, spelling }, before, after) => {
        const scrubbed = createScrubber([], [secret])(before + spelling + after)
        expect(scrubbed).toContain('[redacted]')
        expect(scrubbed).not.toContain(spelling)
        expect(scrubbed.length).toBeLessThanOrEqual(before.length + after.length + '[redacted]'.length)
      },
    ),
    { numRuns: 300 },
  )
})

test('a text that holds no secret comes out unchanged', () => {
  const secret = fc.string({ unit: fc.constantFrom(...'§±¤×÷¶'), minLength: 3, maxLength: 40 })
  // Escapes of other characters, whole and broken, are no secret either.
  const piece = fc.oneof(
    fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) }),
    fc.constantFrom(
      '\\u00e9',
      '\\',
      '%',
      '&',
      '%41',
      '&lt;',
      '&amp;amp;',
      '\\\\\\"',
      '%25',
      'é',
      '😀',
      '\ud800',
    ),
  )
  fc.assert(
    fc.property(fc.array(secret, { maxLength: 5 }), fc.array(piece), (secrets, pieces) => {
      const text = pieces.join('')
      fc.pre(!/[aAbB]\d|C2/i.test(text))
      expect(createScrubber([], secrets)(text)).toBe(text)
    }),
  )
})
