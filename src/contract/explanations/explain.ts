import type { Reason } from '../reason'
import { en } from './en'
import type { Explanation, Explanations } from './explanation'

/** The languages of the page, as BCP 47 tags. */
export type Locale = 'en' | 'pt-BR'

const catalogs: Partial<Record<Locale, Explanations>> & { en: Explanations } = { en }

/** Makes another language known. Each is loaded only by who reads it; meanwhile there is English. */
export function addExplanations(locale: Locale, explanations: Explanations): void {
  catalogs[locale] = explanations
}

/**
 * Puts a reason into words. The platform's own words, where there are any, are shown beside these and never replaced
 * by them.
 */
export function explain(reason: Reason, locale: Locale): Explanation {
  return (catalogs[locale] ?? catalogs.en)[reason]
}
