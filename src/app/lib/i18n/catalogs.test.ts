import { describe, expect, it } from 'vitest'
import { en } from './en'
import { ptBr } from './pt-br'

/** The words that come with parts loaded later: every `*-later.en.ts` there is. */
const later = Object.values(
  import.meta.glob<Record<string, object>>('./areas/*-later.en.ts', { eager: true }),
)
const english: Readonly<Record<string, string>> = Object.assign({ ...en }, ...later.flatMap(Object.values))
const portuguese: Readonly<Record<string, string>> = ptBr

/** The only texts that are alike in both languages. */
const SAME_IN_BOTH = ['{{path}}: {{from}} → {{to}}', 'Seed', '{{state}} {{time}}', '◆ {{label}}']

const PLURAL = /_(zero|one|two|few|many|other)$/
const MARKUP = /<[/!a-z]|&#?\w+;|\*\*|`|\]\(|\$t\(/i

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
/** A form that English lacks is measured by its general one. */
const englishFor = (key: string) => english[key] ?? english[key.replace(PLURAL, '_other')] ?? ''

describe('the Portuguese catalog', () => {
  it('has every message of the English one and no other', () => {
    const messages = (catalog: object) => [
      ...new Set(Object.keys(catalog).map((key) => key.replace(PLURAL, ''))),
    ]
    expect(messages(portuguese).sort()).toEqual(messages(english).sort())
  })

  it.each(Object.entries(portuguese))('%s fills the same gaps as in English', (key, text) => {
    expect(placeholders(text)).toEqual(placeholders(englishFor(key)))
  })

  it('differs from the English one, but for the words that both languages share', () => {
    const alike = Object.entries(portuguese).filter(([key, text]) => text === englishFor(key))
    expect([...new Set(alike.map(([, text]) => text))].sort()).toEqual([...SAME_IN_BOTH].sort())
  })
})

describe('the English catalog', () => {
  const sources = Object.values(
    import.meta.glob<string>(['../../**/*.{ts,tsx}', '!./**', '!../../**/*.test.*'], {
      eager: true,
      query: '?raw',
      import: 'default',
    }),
  ).join('\n')
  /** Keys that are put together, such as `state.${run.state}`. */
  const composed = [...sources.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{(?:[^{}`]|`[^`]*`)*\})*)`/g)]
    .map(([, key = '']) => key)
    .filter((key) => key.includes('${'))
    .map((key) => key.replace(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, '*').replaceAll('.', '\\.'))
    .map((key) => new RegExp(`^${key.replaceAll('*', '[\\w.-]+')}$`))

  it('has no word that no part of the page says', () => {
    const keys = [...new Set(Object.keys(english).map((key) => key.replace(PLURAL, '')))]
    const unsaid = keys.filter(
      (key) =>
        !sources.includes(`'${key}'`) &&
        !sources.includes(`"${key}"`) &&
        !composed.some((form) => form.test(key)),
    )
    expect(unsaid).toEqual([])
  })
})

describe.each([
  ['en', english],
  ['pt-BR', portuguese],
] as const)('the catalog in %s', (locale, catalog) => {
  it('has every plural form that the language needs', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const counted = Object.keys(catalog).filter((key) => PLURAL.test(key))
    const needed = new Set(counted.flatMap((key) => forms.map((form) => key.replace(PLURAL, `_${form}`))))
    expect(counted.sort()).toEqual([...needed].sort())
  })

  it.each(Object.entries(catalog))('%s is a text without markup, stray braces or stray spaces', (_, text) => {
    expect(text).toMatch(/^\S(.*\S)?$/su)
    expect(text).not.toMatch(MARKUP)
    expect(text).not.toMatch(/ {2}/)
    expect(text.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/\{\{|\}\}/)
  })
})
