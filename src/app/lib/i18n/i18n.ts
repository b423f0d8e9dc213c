import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { en } from './en'
import type { LaterEn } from './later'

export const LOCALES = ['en', 'pt-BR'] as const
export type Locale = (typeof LOCALES)[number]

type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'many' | 'other'}` ? Base : K
/** Every key of the catalog; plural forms go by their common name. */
export type MessageKey = WithoutPlural<keyof (typeof en & LaterEn) & string>

type Params = Record<string, string | number>

const STORAGE_KEY = 'seedpad.language'
const listeners = new Set<() => void>()

/** Prepares the catalog in the language of the document (set before first paint by `theme.js`). */
export async function initI18n(): Promise<void> {
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  if (document.documentElement.lang === 'pt-BR') await setLocale('pt-BR')
}

/** Adds English words that come with a part of the page that is loaded later. The other language comes whole. */
export function addEnglish(words: Readonly<Record<string, string>>): void {
  i18next.addResourceBundle('en', 'translation', words)
}

/** The words for a key in the current language; `{{name}}` is filled from `params`, `count` picks the plural. */
export function t(key: MessageKey, params?: Params): string {
  return i18next.t(key as string, params ?? {})
}

export function getLocale(): Locale {
  return i18next.language === 'pt-BR' ? 'pt-BR' : 'en'
}

/** Switches the language, remembers it, and tells the document. The other catalog is loaded when first asked for. */
export async function setLocale(locale: Locale): Promise<void> {
  if (locale === 'pt-BR' && !i18next.hasResourceBundle('pt-BR', 'translation')) {
    const { ptBr } = await import('./pt-br')
    i18next.addResourceBundle('pt-BR', 'translation', ptBr)
  }
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
  try {
    localStorage.setItem(STORAGE_KEY, locale)
  } catch {
    // Without storage the choice lasts until reload.
  }
  for (const listener of listeners) listener()
}

/** The current language, for components: renders again when it changes. */
export function useLocale(): Locale {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, getLocale)
}

/** `t`, bound to a render: a component that calls this renders again when the language changes. */
export function useT(): typeof t {
  useLocale()
  return t
}
