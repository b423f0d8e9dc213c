import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkJson } from '../../../../contract/json-text'
import { escapeHalves } from './escape-halves'

it('halves of characters become escapes, whole ones stay', () => {
  expect(escapeHalves('["\ud83d", "😀", "x\ude00\ud83d"]')).toBe('["\\ud83d", "😀", "x\\ude00\\ud83d"]')
})

it('a text with halves can be sent afterwards, says the same, and nothing else of it is changed', () => {
  const halves = fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '😀', 'a', 'é', '1.0') })
  fc.assert(
    fc.property(halves, (value) => {
      // As a program writes it that knows nothing of escapes for halves.
      const text = `{"a": "${value}"}`
      const written = escapeHalves(text)
      expect(checkJson(written)).toEqual({ ok: true })
      expect(JSON.parse(written)).toEqual({ a: value })
      expect(new TextDecoder().decode(new TextEncoder().encode(written))).toBe(written)
      if (!/\p{Surrogate}/u.test(value)) expect(written).toBe(text)
    }),
  )
})
