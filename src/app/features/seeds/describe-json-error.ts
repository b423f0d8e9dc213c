import { codePointOf, plainFor } from '../../../contract/foreign-character'
import type { JsonError } from '../../../contract/json-text'
import type { t as translate } from '../../lib/i18n/i18n'
import { asEscape } from './text/escape-halves'

/** "Line 3, column 14: a comma too many before }": where a text stops being JSON, in words. */
export function describeJsonError(t: typeof translate, error: JsonError): string {
  const { line, column } = error
  return `${t('json.at', { line, column })}: ${what(t, error)}`
}

function what(t: typeof translate, { code, found }: JsonError): string {
  if (code === 'foreign-character') return foreign(t, found)
  // Half a character can’t be shown any more than it can be sent.
  return t(`json.${code}`, { found: code === 'lone-surrogate' ? asEscape(found) : found })
}

/** By its code point, and by its look where it has one. */
function foreign(t: typeof translate, found: string): string {
  const point = codePointOf(found)
  const plain = plainFor(found)
  if (plain?.trim())
    return t('json.foreign-character', { found, code: point, plain: plain === "'" ? '"' : plain })
  return t(plain === '' ? 'json.foreign-unseen' : 'json.foreign-space', { code: point })
}
