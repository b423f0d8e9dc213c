import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Length } from './limits'
import { character } from './testing/character'
import { anyText } from './testing/json-text'

const encoded = (text: string) => new TextEncoder().encode(text).length

it('a text’s size is what the encoder makes of it, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: character })), (text) => {
      expect(utf8Length(text)).toBe(encoded(text))
    }),
    { numRuns: 2000 },
  )
})

it.each(['', 'a', 'é', '€', '😀', '\ud83d', '\ude00', '\ud83dé', '\ud83d\ud83d', '\ude00\ud83d'])(
  'the size of %j',
  (text) => {
    expect(utf8Length(text)).toBe(encoded(text))
  },
)
