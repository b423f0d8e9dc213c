import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostForms, isOddAddress, spellAddress } from './host-forms'
import { character } from './testing/character'

describe('a host that is another one for a machine', () => {
  it.each([
    ['https://аррӏе.com/in?a=1', 'xn--80ak6aa92e.com', 'аррӏе.com'],
    ['https://bücher.example:8443/', 'xn--bcher-kva.example', 'bücher.example'],
    ['http://2130706433/hook', '127.0.0.1', '2130706433'],
    ['http://0x7f.1/hook', '127.0.0.1', '0x7f.1'],
    ['https://ｅxample.com', 'example.com', 'ｅxample.com'],
    ['https://exam\u00adple.com/', 'example.com', 'exam\u00adple.com'],
    ['https://%65xample.com/', 'example.com', '%65xample.com'],
  ])('%s asks %s', (url, ascii, written) => {
    expect(hostForms(url)).toMatchObject({ ascii, written })
    expect(isOddAddress(url)).toBe(true)
  })

  it('is shown with its ASCII form first, and the written one beside it', () => {
    expect(spellAddress('https://bücher.example:8443/in')).toBe(
      'https://xn--bcher-kva.example:8443/in (bücher.example)',
    )
    expect(spellAddress('https://еxample.com/')).toBe('https://xn--xample-2of.com/ (‹U+0435›xample.com)')
  })

  it('is asked for what stands after a user’s name, too', () => {
    expect(hostForms('https://user@bücher.example/')).toMatchObject({
      before: 'https://user@',
      ascii: 'xn--bcher-kva.example',
    })
  })
})

describe('any other address', () => {
  it.each([
    'https://example.com/results',
    'HTTPS://Example.COM:443/A',
    'http://[::1]:4780/hooks/1',
    'http://127.0.0.1:4780/hooks/1',
    'https://xn--bcher-kva.example/',
    'not an address',
    '',
  ])('%s stands as it is', (url) => {
    expect(hostForms(url)).toBeNull()
    expect(spellAddress(url)).toBe(url)
  })

  it('is odd for what is unseen in it', () => {
    expect(hostForms('https://example.com/\u202etxt')).toBeNull()
    expect(isOddAddress('https://example.com/\u202etxt')).toBe(true)
    expect(spellAddress('https://example.com/\u202etxt')).toBe('https://example.com/‹U+202E›txt')
  })

  it('has a path that may be anything without becoming another host', () => {
    const path = fc.string({ unit: character, maxLength: 20 })
    fc.assert(
      fc.property(path, (rest) => {
        expect(hostForms(`https://example.com/${rest}`)).toBeNull()
      }),
    )
  })
})
