import { describe, expect, it } from 'vitest'
import { isStrongEnough, passphraseStrength } from './passphrase-strength'

const level = (passphrase: string) => passphraseStrength(passphrase).level

describe('the strength of a passphrase', () => {
  it.each([
    '',
    'password',
    'Password123!',
    'senha123456',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    'abcdefghijklmnopqrstuvwxyz',
    '12345678901234567890',
    'qwertyuiop123',
    'datallog2026',
    'banana banana banana banana',
    'Summer2026!',
  ])('%s is weak', (passphrase) => {
    expect(level(passphrase)).toBe(0)
  })

  it.each([
    ['three words', 'marble otter cinema', 1],
    ['four words', 'marble otter cinema wick', 2],
    ['four words with hyphens', 'marble-otter-cinema-wick', 2],
    ['five words', 'marble otter cinema wick lagoon', 3],
    ['five Portuguese words', 'pão limão açude formiga janela', 3],
    ['twelve random characters', 'x7#Kq2!vRz9w', 3],
    ['twenty random letters', 'qmvtkxhzpdwrgbnsfjlc', 3],
  ] as const)('%s are worth what they are', (_, passphrase, expected) => {
    expect(level(passphrase)).toBe(expected)
  })

  it.each([
    ['8 characters of a pattern', 'Summer26', false],
    ['three words', 'marble otter cinema', false],
    ['four words', 'marble otter cinema wick', true],
    ['nine random characters', 'x7#Kq2!vR', true],
  ])('decides alone whether a vault is sealed: %s', (_, passphrase, accepted) => {
    expect(isStrongEnough(passphrase)).toBe(accepted)
  })

  it('never falls when a word is added', () => {
    const words = 'marble otter cinema wick lagoon violin mast'.split(' ')
    const bits = words.map((_, at) => passphraseStrength(words.slice(0, at + 1).join(' ')).bits)
    expect(bits).toEqual([...bits].sort((a, b) => a - b))
  })
})
