import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeName, isUnusualName, type NameError, startUrl } from './names'
import { character } from './testing/character'
import { anyText } from './testing/json-text'

const BASES = [
  'https://api-mwm.datallog.com',
  'https://mwm.datallog.com/',
  'http://127.0.0.1:4780/simulator',
  'http://[::1]:8080/a/b/',
]

/** Names as people and attackers write them. */
const name = fc.oneof(
  fc.constantFrom(
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '.%2e',
    '%2f',
    '%5C',
    '/',
    '\\',
    '//',
    '?',
    '#',
    ' ',
    '',
    '%',
    '%00',
    '\u0000',
  ),
  fc.constantFrom(
    'http://evil.example',
    '@evil.example',
    ':80',
    '；',
    '．．',
    '\ud83d',
    '\ude00',
    '\u202e',
    '\u2028',
    "';!()*~",
  ),
  fc
    .array(
      fc.constantFrom(
        '.',
        '%',
        '2',
        'e',
        'E',
        'f',
        'F',
        '5',
        'c',
        '/',
        '\\',
        ' ',
        'a',
        'é',
        '😀',
        '\ud83d',
        '?',
        '#',
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: character, maxLength: 300 }),
  anyText,
)

describe('a name as a path segment', () => {
  it.each<[string, NameError]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['\u00a0', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    [' .. ', 'dots'],
    ['%2e', 'dots'],
    ['%2E.', 'dots'],
    ['.%2e', 'dots'],
    ['a/b', 'slash'],
    ['a\\b', 'slash'],
    ['a%2fb', 'slash'],
    ['%5C', 'slash'],
    ['a\u0000b', 'control-character'],
    ['a\nb', 'control-character'],
    ['a\u0085', 'control-character'],
    ['a\u2028', 'control-character'],
    ['\ud83d', 'lone-surrogate'],
    ['a\ude00\ud83d', 'lone-surrogate'],
    ['x'.repeat(256), 'too-long'],
  ])('%j is refused: %s', (name, error) => {
    expect(encodeName(name)).toEqual({ ok: false, error })
  })

  it.each([
    ['example', 'example'],
    ['hello-automation', 'hello-automation'],
    ['My_Project', 'My_Project'],
    ['a b', 'a%20b'],
    ['...', '...'],
    ['..a', '..a'],
    ['%2e%2e%2e', '%252e%252e%252e'],
    ['100%', '100%25'],
    ['a?b#c', 'a%3Fb%23c'],
    ['olá', 'ol%C3%A1'],
    ['😀', '%F0%9F%98%80'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('%j becomes %s', (name, segment) => {
    expect(encodeName(name)).toEqual({ ok: true, segment })
  })

  it('decodes to the name, or is refused', () => {
    fc.assert(
      fc.property(name, (name) => {
        const parsed = encodeName(name)
        if (!parsed.ok) return
        expect(decodeURIComponent(parsed.segment)).toBe(name)
        expect(parsed.segment).toMatch(/^[A-Za-z0-9\-_.!~*'()%]+$/)
        expect(parsed.segment).not.toMatch(/^(?:\.|%2e){1,2}$/i)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the start’s address', () => {
  it('is the base and two segments, or nothing, whatever the names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BASES), name, name, (base, project, automation) => {
        const usable = encodeName(project).ok && encodeName(automation).ok
        if (!usable) {
          expect(() => startUrl(base, project, automation)).toThrow(TypeError)
          return
        }
        const url = startUrl(base, project, automation)
        const { origin, pathname } = new URL(base)
        expect([url.origin, url.search, url.hash, url.username, url.password]).toEqual([
          origin,
          '',
          '',
          '',
          '',
        ])
        const prefix = `${pathname.replace(/\/$/, '')}/api/start-automation/`
        expect(url.href.startsWith(origin + prefix)).toBe(true)
        const segments = url.href.slice((origin + prefix).length).split('/')
        expect(segments.map(decodeURIComponent)).toEqual([project, automation])
        // What another parser makes of the printed address is the same place.
        expect(new URL(url.href).href).toBe(url.href)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    'http://h//evil.example',
    'http://h/..//evil.example/',
    'ftp://h',
    'data:text/plain,x',
    'not a url',
    '',
  ])('stays on its base or throws: %j', (base) => {
    let url: URL
    try {
      url = startUrl(base, 'p', 'a')
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
      return
    }
    expect(url.host).toBe('h')
  })
})

it.each([
  ['my-project', false],
  ['my_project2', false],
  ['MyProject', false],
  ['2fast', false],
  ['My-Project', true],
  ['olá', true],
  ['a b', true],
])('%j is unusual: %s', (name, unusual) => {
  expect(isUnusualName(name)).toBe(unusual)
})
