import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { en } from './en'
import { addEnglish, type Locale, type MessageKey, setLocale, t } from './i18n'
import { ptBr } from './pt-br'

const later = Object.values(
  import.meta.glob<Record<string, object>>('./areas/*-later.en.ts', { eager: true }),
)
const english: Readonly<Record<string, string>> = Object.assign({ ...en }, ...later.flatMap(Object.values))
const PLURAL = /_(one|many|other)$/

/** Said of a number as such: no word beside it is of one number or another. */
const OF_ANY_NUMBER = [
  'batch.leftOut.reason',
  'batch.start.type',
  'batch.start.typeWrong',
  'batch.compare.missing',
]
/** Gaps that hold a number, as text or not, before a word that is counted. */
const NUMBERS =
  /\{\{(?:all|some|total|done|limit|used|left|added|merged|of|expected|minutes|days)\}\} \p{Ll}{3,}/u
/** Words after such a gap that are of any number, or of none that is one. */
const NOT_COUNTED = [
  'caution.budget.stopped',
  'caution.budget.saved',
  'runs.report.cut',
  'runs.import.done',
  'vault.autoLock.after',
]

const counted = [
  ...new Set(
    Object.entries(english)
      .filter(([key, text]) => text.includes('{{count}}') || PLURAL.test(key))
      .map(([key]) => key.replace(PLURAL, '')),
  ),
]

describe.each([
  ['en', english, ['0', '1', '2', '1,234']],
  ['pt-BR', ptBr as Readonly<Record<string, string>>, ['0', '1', '2', '1.234']],
] as const)('what is counted, in %s', (locale: Locale, catalog, written) => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: { lang: locale } })
    vi.stubGlobal('localStorage', { setItem: () => {} })
    addEnglish(english)
    await setLocale(locale)
  })
  afterAll(() => vi.unstubAllGlobals())

  const said = (key: string, count: number) => t(key as MessageKey, { count })

  it('has a form for one and one for several wherever a number is said', () => {
    const lacking = counted.filter((key) => catalog[`${key}_other`] === undefined)
    expect(lacking.sort()).toEqual([...OF_ANY_NUMBER].sort())
    const others = Object.entries(catalog).filter(([key, text]) => NUMBERS.test(text) && !PLURAL.test(key))
    expect(others.map(([key]) => key).filter((key) => !NOT_COUNTED.includes(key))).toEqual([])
  })

  it('says 0, 1, 2 and 1,234 as the language writes them', () => {
    const faults = counted.flatMap((key) =>
      [0, 1, 2, 1234].flatMap((count, at) => {
        const text = said(key, count)
        // One may be said in a word; no other number is left out, unless none is ever said.
        const mute = count === 1 || !catalog[`${key}_other`]?.includes('{{count}}')
        const number = written[at] ?? ''
        const isWrong = text.includes('{{count}}') || (!text.includes(number) && !(mute && !/\d/.test(text)))
        return isWrong && !OF_ANY_NUMBER.includes(key) ? [`${key}, ${count}: ${text}`] : []
      }),
    )
    expect(faults).toEqual([])
  })

  it('never says “1 runs”', () => {
    const alike = counted.filter(
      (key) =>
        said(key, 1).replace('1', '#') === said(key, 2).replace('2', '#') &&
        /# \p{L}+s\b/u.test(said(key, 2).replace('2', '#')),
    )
    expect(alike).toEqual([])
  })
})
