import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

const APP = fileURLToPath(new URL('../..', import.meta.url))
const PLURAL = /_(zero|one|two|few|many|other)$/
const MARKUP = /<[/!a-z]|&#?\w+;|\*\*|`|\]\(|\$t\(/i

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
/** A form that English lacks is measured by its general one. */
const englishFor = (key: string) => english[key] ?? english[key.replace(PLURAL, '_other')] ?? ''

/** Every fault of a catalog, each with its key: a test of its own for each of the thousands of texts takes seconds. */
const faultsOf = (
  catalog: Readonly<Record<string, string>>,
  look: (text: string, key: string) => readonly (string | false)[],
): string[] =>
  Object.entries(catalog).flatMap(([key, text]) =>
    look(text, key).flatMap((fault) => (fault === false ? [] : [`${key}: ${fault} (${text})`])),
  )

describe('the Portuguese catalog', () => {
  it('has every message of the English one and no other', () => {
    const messages = (catalog: object) => [
      ...new Set(Object.keys(catalog).map((key) => key.replace(PLURAL, ''))),
    ]
    expect(messages(portuguese).sort()).toEqual(messages(english).sort())
  })

  it('fills the same gaps as in English', () => {
    const faults = faultsOf(portuguese, (text, key) => {
      const [here, there] = [placeholders(text), placeholders(englishFor(key))].map(String)
      return [here !== there && `fills [${here}], not [${there}]`]
    })
    expect(faults).toEqual([])
  })

  it('differs from the English one, but for the words that both languages share', () => {
    const alike = Object.entries(portuguese).filter(([key, text]) => text === englishFor(key))
    expect([...new Set(alike.map(([, text]) => text))].sort()).toEqual([...SAME_IN_BOTH].sort())
  })
})

describe('the English catalog', () => {
  // Read from the disk: as modules, every one of them would be made ready to be run.
  const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.startsWith('lib/i18n/'))
    .map((file) => readFileSync(join(APP, file), 'utf8'))
    .join('\n')
  /** Whatever stands between quotation marks and may be a key; a mark may end one text and begin the next. */
  const written = new Set(
    [...sources.matchAll(/(?:'(?=([\w.-]+)')|"(?=([\w.-]+)"))/g)].map(
      ([, single, double]) => single ?? double,
    ),
  )
  /** Keys that are put together, such as `state.${run.state}`. */
  const composed = [...sources.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{(?:[^{}`]|`[^`]*`)*\})*)`/g)]
    .map(([, key = '']) => key)
    .filter((key) => key.includes('${'))
    .map((key) => key.replace(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, '*').replaceAll('.', '\\.'))
    .map((key) => new RegExp(`^${key.replaceAll('*', '[\\w.-]+')}$`))

  it('has no word that no part of the page says', () => {
    const keys = [...new Set(Object.keys(english).map((key) => key.replace(PLURAL, '')))]
    expect(keys.filter((key) => !/^[\w.-]+$/.test(key))).toEqual([])
    const unsaid = keys.filter((key) => !written.has(key) && !composed.some((form) => form.test(key)))
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

  it('holds texts without markup, stray braces or stray spaces', () => {
    const faults = faultsOf(catalog, (text) => [
      !/^\S(.*\S)?$/su.test(text) && 'is empty, or has a space at an end',
      MARKUP.test(text) && 'has markup',
      / {2}/.test(text) && 'has two spaces in a row',
      /\{\{|\}\}/.test(text.replace(/\{\{\w+\}\}/g, '')) && 'has braces that are no gap',
    ])
    expect(faults).toEqual([])
  })
})
