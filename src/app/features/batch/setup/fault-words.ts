import { formatBytes } from '../../../lib/format'
import type { t as translate } from '../../../lib/i18n/i18n'
import type { RowFault } from '../prepare/source'
import type { Misfit } from '../prepare/workshop'
import type { SetupFault } from './setup-state'

/** Why a source or a template can't be used, and what to do. */
export const faultWords = (t: typeof translate, { code, detail }: SetupFault): string =>
  t(`batch.sourceFault.${code}`, { detail })

/** Why a row can't be sent. */
export function rowFaultWords(
  t: typeof translate,
  { code, column = '', found = '', detail = '' }: RowFault,
): string {
  if (code === 'too-large')
    return t('batch.rowFault.too-large', {
      found: formatBytes(Number(found)),
      detail: formatBytes(Number(detail)),
    })
  if (code === 'cells') return t('batch.rowFault.cells', { count: Number(found), detail })
  return t(`batch.rowFault.${code}`, { column, found, detail })
}

/** Where a seed does not fit its schema. */
export const misfitWords = (t: typeof translate, { pointer, keyword, name }: Misfit): string =>
  t('batch.misfit', {
    place: `${pointer.replace(/^#/, '') || '/'}${name === null ? '' : ` ${name}`}`,
    keyword,
  })
