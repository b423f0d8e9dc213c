import { beforeAll, describe, expect, it } from 'vitest'
import { ALL_REASONS, type Reason, stateOfReason } from '../reason'
import { faultsAmong } from '../testing/faults-among'
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
  const faultsIn = (reasons: readonly Reason[], look: (reason: Reason) => void) =>
    faultsAmong(reasons, (reason) => reason, look)

  describe.each([
    ['en', en],
    ['pt-BR', ptBR],
  ] as const)('the explanations in %s', (locale, catalog) => {
    it('cover every reason and nothing else', () => {
      expect(Object.keys(catalog).sort()).toEqual([...ALL_REASONS].sort())
    })

    it('say what, why and what next, in whole sentences of plain text', async () => {
      const faults = await faultsIn(ALL_REASONS, (reason) => {
        for (const text of parts(explain(reason, locale))) {
          expect(text).toMatch(/^\p{Lu}.*[.]$/su)
          // No markup, no placeholder left over, no straight apostrophes or double spaces.
          expect(text).not.toMatch(/[<>{}`*_'"]|&\w+;| {2}|\n|undefined/)
          expect(text.length).toBeLessThan(330)
        }
      })
      expect(faults).toEqual([])
    })

    it('differ from reason to reason', () => {
      const whats = ALL_REASONS.map((reason) => explain(reason, locale).what)
      expect(new Set(whats).size).toBe(ALL_REASONS.length)
    })
  })

  describe('an explanation', () => {
    it('is translated, not copied', async () => {
      const faults = await faultsIn(ALL_REASONS, (reason) => {
        const [english, portuguese] = [parts(explain(reason, 'en')), parts(explain(reason, 'pt-BR'))]
        english.forEach((text, i) => {
          expect(text).not.toBe(portuguese[i])
        })
      })
      expect(faults).toEqual([])
    })

    it('of an unknown outcome warns against a second start', async () => {
      const unknown = ALL_REASONS.filter((reason) => stateOfReason(reason) === 'unknown')
      const faults = await faultsIn(unknown, (reason) => {
        expect(explain(reason, 'en').next).toContain('Do not start it again blindly')
        expect(explain(reason, 'pt-BR').next).toContain('Não inicie de novo às cegas')
      })
      expect(faults).toEqual([])
    })

    it('of a start that is proven unsent says that nothing was charged', async () => {
      const unsent = ALL_REASONS.filter((reason) => stateOfReason(reason) === 'not-sent')
      const faults = await faultsIn(unsent, (reason) => {
        expect(explain(reason, 'en').what).toContain('nothing was charged')
        expect(explain(reason, 'pt-BR').what).toContain('nada foi cobrado')
      })
      expect(faults).toEqual([])
    })

    it('of a key that is not accepted names the minute that a fresh one needs', () => {
      expect(explain('key-not-accepted', 'en').why).toContain('up to a minute')
      expect(explain('key-not-accepted', 'pt-BR').why).toContain('até um minuto')
    })
  })
})
