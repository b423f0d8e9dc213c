import { checkHeaderRows, type HeaderRow } from '../../../contract/header-rows'
import type { MessageKey } from '../i18n/i18n'

/**
 * What is wrong with each value that must be given again, since nothing keeps it: in the form's own words.
 * @param missing says that a value is not there
 */
export function headerValueErrors(headers: readonly HeaderRow[], missing: MessageKey): (MessageKey | null)[] {
  const issues = checkHeaderRows(headers)
  return headers.map(({ value }, row): MessageKey | null => {
    if (value === '') return missing
    const issue = issues.find((found) => found.row === row)
    return issue ? `header.${issue.error}` : null
  })
}
