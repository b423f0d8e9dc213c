import type { JsonError } from '../../../contract/json-text'
import type { t as translate } from '../../lib/i18n/i18n'
import { asEscape } from './text/escape-halves'

/** "Line 3, column 14: a comma too many before }": where a text stops being JSON, in words. */
export function describeJsonError(t: typeof translate, { code, line, column, found }: JsonError): string {
  // Half a character can’t be shown any more than it can be sent.
  const shown = code === 'lone-surrogate' ? asEscape(found) : found
  return `${t('json.at', { line, column })}: ${t(`json.${code}`, { found: shown })}`
}
