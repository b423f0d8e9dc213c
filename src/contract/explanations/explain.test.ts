import { beforeAll, describe, expect, it } from 'vitest'
import { ALL_REASONS, stateOfReason } from '../reason'
import { en } from './en'
import { addExplanations, explain } from './explain'
import type { Explanation } from './explanation'
import { ptBR } from './pt-br'

it('an explanation in a language that is not loaded comes in English', () => {
  expect(explain('timeout', 'pt-BR')).toEqual(en.timeout)
})

describe('with both languages loaded', () => {
  beforeAll(() => addExplanations('pt-BR', ptBR))

  const parts = ({ what, why, next }: Explanation) => [what, why, next]

  describe.each([
    ['en', en],
    ['pt-BR', ptBR],
  ] as const)('the explanations in %s', (locale, catalog) => {
    it('cover every reason and nothing else', () => {
      expect(Object.keys(catalog).sort()).toEqual([...ALL_REASONS].sort())
    })

    it.each(ALL_REASONS)('%s says what, why and what next, in whole sentences of plain text', (reason) => {
      for (const text of parts(explain(reason, locale))) {
        expect(text).toMatch(/^\p{Lu}.*[.]$/su)
        // No markup, no placeholder left over, no straight apostrophes or double spaces.
        expect(text).not.toMatch(/[<>{}`*_'"]|&\w+;| {2}|\n|undefined/)
        expect(text.length).toBeLessThan(330)
      }
    })

    it('differ from reason to reason', () => {
      const whats = ALL_REASONS.map((reason) => explain(reason, locale).what)
      expect(new Set(whats).size).toBe(ALL_REASONS.length)
    })
  })

  describe('an explanation', () => {
    it.each(ALL_REASONS)('%s is translated, not copied', (reason) => {
      const [english, portuguese] = [parts(explain(reason, 'en')), parts(explain(reason, 'pt-BR'))]
      english.forEach((text, i) => {
        expect(text).not.toBe(portuguese[i])
      })
    })

    it.each(ALL_REASONS.filter((reason) => stateOfReason(reason) === 'unknown'))(
      '%s, being unknown, warns against a second start',
      (reason) => {
        expect(explain(reason, 'en').next).toContain('Do not start it again blindly')
        expect(explain(reason, 'pt-BR').next).toContain('Não inicie de novo às cegas')
      },
    )

    it.each(ALL_REASONS.filter((reason) => stateOfReason(reason) === 'not-sent'))(
      '%s, being proven unsent, says that nothing was charged',
      (reason) => {
        expect(explain(reason, 'en').what).toContain('nothing was charged')
        expect(explain(reason, 'pt-BR').what).toContain('nada foi cobrado')
      },
    )

    it('of a key that is not accepted names the minute that a fresh one needs', () => {
      expect(explain('key-not-accepted', 'en').why).toContain('up to a minute')
      expect(explain('key-not-accepted', 'pt-BR').why).toContain('até um minuto')
    })
  })
})
