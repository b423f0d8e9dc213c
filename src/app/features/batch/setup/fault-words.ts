import { formatBytes } from '../../../lib/format'
import type { t as translate } from '../../../lib/i18n/i18n'
import { FILE_KINDS } from '../prepare/file-kind'
import type { RowFault } from '../prepare/source'
import type { Misfit } from '../prepare/workshop'
import type { SetupFault } from './setup-state'

/** Why a source or a template can't be used, and what to do. */
export function faultWords(t: typeof translate, { code, detail }: SetupFault): string {
  if (code !== 'binary') return t(`batch.sourceFault.${code}`, { detail })
  return t(`batch.binary.${FILE_KINDS.find((kind) => kind === detail) ?? 'other'}`)
}

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
  const words = t(`batch.rowFault.${code}`, { column, found, detail })
  // A quote out of place may take further lines into its row.
  return code.startsWith('quote') && detail !== ''
    ? `${words} ${t('batch.rowFault.lines', { count: Number(detail) })}`
    : words
}

/** Where a seed does not fit its schema. */
export const misfitWords = (t: typeof translate, { pointer, keyword, name }: Misfit): string =>
  t('batch.misfit', {
    place: `${pointer.replace(/^#/, '') || '/'}${name === null ? '' : ` ${name}`}`,
    keyword,
  })
