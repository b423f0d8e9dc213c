import { useSyncExternalStore } from 'react'
import { addExplanations } from '../../../contract/explanations/explain'
import { spellAddress } from '../../../contract/host-forms'
import { spellInSentence } from '../../../contract/misleading-text'
import { keepChoice } from '../kept-choice'
import { createListeners } from '../listeners'
import { en } from './en'
import type { LaterEn } from './later'

export const LOCALES = ['en', 'pt-BR'] as const
export type Locale = (typeof LOCALES)[number]
/** Each language by its own name: found by who reads no other. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'pt-BR': 'Português (Brasil)',
}

type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'many' | 'other'}` ? Base : K
/** Every key of the catalog; plural forms go by their common name. */
export type MessageKey = WithoutPlural<keyof (typeof en & LaterEn) & string>

type Params = Record<string, string | number>

type Catalog = Readonly<Record<string, string>>

const STORAGE_KEY = 'seedpad.language'
const listeners = createListeners()
const catalogs: { en: Catalog; 'pt-BR': Catalog | null } = { en, 'pt-BR': null }
const plurals: Partial<Record<Locale, Intl.PluralRules>> = {}
const numbers: Partial<Record<Locale, Intl.NumberFormat>> = {}
/** The page does not wait longer for its words; they are put in when they come. Milliseconds. */
const PATIENCE_MS = 4_000
const loadPortuguese = () => import('./pt-br')
let current: Locale = 'en'
/** What was chosen last; it may be on its way yet. */
let wanted: Locale = 'en'
/** What was chosen and could not be loaded. */
let missing: Locale | null = null

/**
 * Prepares the catalog in the language of the document (set before first paint by `theme.js`). Where it can’t be loaded, or
 * not soon, the page begins in English.
 */
export async function initI18n(patienceMs = PATIENCE_MS, load = loadPortuguese): Promise<void> {
  if (document.documentElement.lang !== 'pt-BR') return
  const late = new Promise<void>((resolve) => {
    setTimeout(() => {
      if (current === 'en') document.documentElement.lang = 'en'
      resolve()
    }, patienceMs)
  })
  await Promise.race([setLocale('pt-BR', load), late])
}

/** Adds English words that come with a part of the page that is loaded later. The other language comes whole. */
export function addEnglish(words: Catalog): void {
  catalogs.en = { ...catalogs.en, ...words }
}

/**
 * The words for a key in the current language; `{{name}}` is filled from `params`, `count` picks the plural. What is filled
 * in shows what it is: characters that mislead are spelled out, and nothing turns the words around it.
 * A text that the current language lacks comes in English, so that no one reads a bare key.
 */
export function t(key: MessageKey, params: Params = {}): string {
  return fill(key, params, inSentence)
}

/** `t` for what is kept or put together further, such as a batch's name: `params` are filled in exactly as they are. */
export function tExact(key: MessageKey, params: Params): string {
  return fill(key, params, (_gap, value) => value)
}

function fill(key: MessageKey, params: Params, written: (gap: string, value: string) => string): string {
  const text = find(current, key, params.count) ?? find('en', key, params.count) ?? key
  return text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => {
    const value = params[name] ?? gap
    if (typeof value !== 'number') return written(name, value)
    return PLACES.has(name) ? String(value) : numberIn(current).format(value)
  })
}

/** Gaps for where something stands, or which one of many it is: no thousands are marked off there. */
const PLACES = new Set(['line', 'column', 'row', 'number', 'status'])

const numberIn = (locale: Locale): Intl.NumberFormat => {
  numbers[locale] ??= new Intl.NumberFormat(locale)
  return numbers[locale]
}

/** Gaps for the name of something; others take words, figures and times, whose spaces and letters are as they are. */
const NAMES = new Set(['automation', 'project', 'profile', 'name', 'who', 'tag', 'run', 'id'])

function inSentence(gap: string, value: string): string {
  if (gap === 'url') return spellAddress(value)
  return spellInSentence(value, NAMES.has(gap) ? 'name' : 'text')
}

function find(locale: Locale, key: string, count: string | number | undefined): string | undefined {
  const catalog = catalogs[locale]
  if (typeof count !== 'number') return catalog?.[key]
  plurals[locale] ??= new Intl.PluralRules(locale)
  const form = catalog?.[`${key}_${plurals[locale].select(count)}`]
  // "One run" is said of one alone, also where a language counts none like one.
  const says = form !== undefined && (count === 1 || form.includes('{{count}}'))
  return (says ? form : undefined) ?? catalog?.[`${key}_other`] ?? catalog?.[key]
}

export function getLocale(): Locale {
  return current
}

/**
 * Switches the language, remembers it, and tells the document. The other catalog is loaded when first asked for; where that
 * fails, the page stays as it is and says so (`missingLocale`).
 */
export async function setLocale(locale: Locale, load = loadPortuguese): Promise<void> {
  wanted = locale
  if (locale === 'pt-BR' && catalogs['pt-BR'] === null) {
    try {
      const { explanations, ptBr } = await load()
      // Another one was chosen meanwhile.
      if (wanted !== locale) return
      addExplanations('pt-BR', explanations)
      catalogs['pt-BR'] = ptBr
    } catch {
      if (wanted !== locale) return
      missing = locale
      document.documentElement.lang = current
      listeners.tell()
      return
    }
  }
  missing = null
  current = locale
  document.documentElement.lang = locale
  keepChoice(STORAGE_KEY, locale)
  listeners.tell()
}

/** The language that was chosen and could not be loaded, as a plain store; `null`: the page speaks the one that was. */
export const missingLocale = { get: () => missing, subscribe: listeners.subscribe }

/** The current language, for components: renders again when it changes. */
export function useLocale(): Locale {
  return useSyncExternalStore(listeners.subscribe, getLocale)
}

/** `t`, bound to a render: a component that calls this renders again when the language changes. */
export function useT(): typeof t {
  useLocale()
  return t
}
