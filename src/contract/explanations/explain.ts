import type { Reason } from '../reason'
import { en } from './en'
import type { Explanation, Explanations } from './explanation'
import { ptBR } from './pt-br'

/** The languages of the page, as BCP 47 tags. */
export type Locale = 'en' | 'pt-BR'

const CATALOGS: Record<Locale, Explanations> = { en, 'pt-BR': ptBR }

/**
 * Puts a reason into words. The platform's own words, where there are any, are shown beside these and never replaced
 * by them.
 */
export function explain(reason: Reason, locale: Locale): Explanation {
  return CATALOGS[locale][reason]
}
