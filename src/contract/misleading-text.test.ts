import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isMisleading,
  oddCharactersOf,
  readMisleading,
  spellInSentence,
  spellOut,
  withoutInvisible,
} from './misleading-text'
import { character } from './testing/character'

const CYRILLIC_E = '\u0435'

describe('names that show what they are', () => {
  it.each([
    'report-daily',
    'Report 2 (old)',
    'relatório_diário',
    'Отчёт о продажах',
    'ежедневный-report',
    'Ημερήσια αναφορά',
    'レポートABC',
    '日次レポート（テスト）',
    '주간리포트',
    'ㄅㄆ注音',
    'دعوة',
    'שלום-7',
    'naïve café №5 — ½',
    '👩‍🚀 launch ✅ ❤️',
    '१२३ हिन्दी',
    'H₂O ① ª',
    'report · 12:31\u202fPM',
    '',
  ])('%s is one plain piece', (name) => {
    expect(readMisleading(name)).toEqual(name === '' ? [] : [name])
    expect(spellOut(name)).toBe(name)
  })
})

describe('characters that can’t be seen', () => {
  it.each([
    ['payments\u200b', 'payments‹U+200B›'],
    ['port-\u202eyliad', 'port-‹U+202E›yliad'],
    ['a\u2066b\u2069', 'a‹U+2066›b‹U+2069›'],
    ['soft\u00adhyphen', 'soft‹U+00AD›hyphen'],
    ['\ufeffreport', '‹U+FEFF›report'],
    ['tag\u{e0061}', 'tag‹U+E0061›'],
    ['a\u0007b\tc\nd', 'a‹U+0007›b‹U+0009›c‹U+000A›d'],
    ['a\u2028b', 'a‹U+2028›b'],
    ['private\ue000', 'private‹U+E000›'],
    ['half\ud800', 'half‹U+D800›'],
    ['selector\ufe0f', 'selector‹U+FE0F›'],
    ['葛\u{e0100}', '葛‹U+E0100›'],
    ['two\u00a0words\u2003more', 'two‹U+00A0›words‹U+2003›more'],
    ['filler\u3164\u2800\u115f', 'filler‹U+3164›‹U+2800›‹U+115F›'],
    [' edge ', '‹U+0020›edge‹U+0020›'],
    ['a  b', 'a ‹U+0020›b'],
    ['pizza🍕\u200d🍕', 'pizza🍕‹U+200D›🍕'],
  ])('%j is spelled out as %s', (name, spelled) => {
    expect(spellOut(name)).toBe(spelled)
  })

  it('the well known ones have their names', () => {
    expect(readMisleading('a\u200b\u202e')).toEqual([
      'a',
      { text: '\u200b', sort: 'invisible', code: 'U+200B', name: 'zero width space' },
      { text: '\u202e', sort: 'direction', code: 'U+202E', name: 'right-to-left override' },
    ])
  })
})

describe('letters that pass for others', () => {
  it.each([
    [`r${CYRILLIC_E}port`, 'r‹U+0435›port'],
    ['раура', '‹U+0440›‹U+0430›‹U+0443›‹U+0440›‹U+0430›'],
    ['a-с', 'a-‹U+0441›'],
    ['отчёt', 'отчё‹U+0074›'],
    ['е日', '‹U+0435›‹U+65E5›'],
    ['ΑΒΕ', '‹U+0391›‹U+0392›‹U+0395›'],
    ['pαy', 'p‹U+03B1›y'],
    ['repօrt', 'rep‹U+0585›rt'],
    ['Ꮯode', '‹U+13DF›ode'],
    ['ｒeport', '‹U+FF52›eport'],
    ['𝗋eport', '‹U+1D5CB›eport'],
    ['\u212aey', '‹U+212A›ey'],
    ['report\u2011daily', 'report‹U+2011›daily'],
    ['a\u2215b', 'a‹U+2215›b'],
    ['a–b', 'a‹U+2013›b'],
  ])('%s is spelled out as %s', (name, spelled) => {
    expect(spellOut(name)).toBe(spelled)
  })

  it('a word of one or two letters counts only where nothing else says that the text is Cyrillic', () => {
    expect(isMisleading('о')).toBe(true)
    expect(isMisleading('день о')).toBe(false)
  })
})

describe('a text of several lines', () => {
  it('may have lines, spaces and marks of all kinds, but nothing unseen, and no foreign letter in a word', () => {
    expect(isMisleading(' a\n\tb  c\u00a0d 1–2 \u2011 ', 'text')).toBe(false)
    expect(spellOut(`a\u202eb\u0000 r${CYRILLIC_E}port`, 'text')).toBe('a‹U+202E›b‹U+0000› r‹U+0435›port')
  })
})

describe('in a sentence', () => {
  it('letters that are read from right to left can’t turn the words around them', () => {
    expect(spellInSentence('דוח')).toBe('\u2068דוח\u2069')
    expect(spellInSentence('report')).toBe('report')
    expect(spellInSentence('\u202eyliad')).toBe('‹U+202E›yliad')
  })
})

describe('taking out what can’t be seen', () => {
  it.each([
    ['payments\u200b', 'payments'],
    ['port-\u202eyliad', 'port-yliad'],
    ['two\u00a0words', 'two words'],
    ['  a  b  ', 'a b'],
    [`r${CYRILLIC_E}port\ufeff`, `r${CYRILLIC_E}port`],
    ['👩‍🚀\u200b', '👩‍🚀'],
  ])('%j becomes %j', (name, clean) => {
    expect(withoutInvisible(name)).toBe(clean)
  })
})

describe('of any text', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.array(character, { maxLength: 20 }).map((all) => all.join('')),
    fc
      .array(fc.constantFrom('r', 'е', 'port', '\u202e', '\u200b', ' ', '日', 'ｅ', '\ufe0f', '👩', '\u200d'))
      .map((all) => all.join('')),
  )

  it('the pieces are the text', () => {
    fc.assert(
      fc.property(any, (text) => {
        for (const reading of ['name', 'text'] as const) {
          const pieces = readMisleading(text, reading)
          expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).toBe(text)
        }
      }),
    )
  })

  it('spelled out, nothing of it is unseen', () => {
    fc.assert(
      fc.property(any, (text) => {
        const spelled = spellOut(text)
        const [joined, flags] = ['\\p{RGI_Emoji}', 'gv']
        expect(spelled.replace(new RegExp(joined, flags), '')).not.toMatch(
          /(?! )[\p{C}\p{Z}\u202a-\u202e\u2066-\u2069\p{Default_Ignorable_Code_Point}]/u,
        )
      }),
    )
  })

  it('two names that differ are never shown alike where one of them is without oddities', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9_-]{1,12}$/), any, fc.nat(12), (name, odd, at) => {
        const other = name.slice(0, at) + odd + name.slice(at)
        fc.pre(other !== name)
        expect(spellOut(other)).not.toBe(spellOut(name))
      }),
    )
  })

  it('each odd character is told once', () => {
    fc.assert(
      fc.property(any, (text) => {
        const codes = oddCharactersOf(text).map(({ code }) => code)
        expect(new Set(codes).size).toBe(codes.length)
      }),
    )
  })

  it('what was taken out is not there any more, and taking out again changes nothing', () => {
    fc.assert(
      fc.property(any, (text) => {
        const clean = withoutInvisible(text)
        const sorts = oddCharactersOf(clean).map(({ sort }) => sort)
        expect(sorts.filter((sort) => sort !== 'lookalike' && sort !== 'shapeless')).toEqual([])
        expect(withoutInvisible(clean)).toBe(clean)
      }),
    )
  })
})

it('an accent that was put on by itself is marked, a letter that has it is not', () => {
  expect(spellOut('cafe\u0301')).toBe('cafe‹U+0301›')
  expect(spellOut('a\u0338b')).toBe('a‹U+0338›b')
  expect(spellOut('-\u0323\u0300')).toBe('-‹U+0323›‹U+0300›')
  expect(spellOut('и\u0306')).toBe('и‹U+0306›')
  for (const name of ['café', 'ação', 'Việt', 'हिन्दी', 'ไทยที่', 'שָׁלוֹם', '1\ufe0f\u20e3'])
    expect(spellOut(name), name).toBe(name)
  // In a message such marks are as usual.
  expect(spellOut('cafe\u0301', 'text')).toBe('cafe\u0301')
})
