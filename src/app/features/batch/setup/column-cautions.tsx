import type { ColumnType } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import type { ColumnCaution } from '../prepare/source'
import styles from './setup.module.css'
import type { Setup } from './setup-state'
import { setupStore } from './setup-store'
import '../later-words'

/** What one click makes of such a column; for the others there is nothing better than as written. */
const INSTEAD: Partial<Record<ColumnCaution['code'], ColumnType>> = {
  'mostly-number': 'number',
  'mostly-boolean': 'boolean',
  'mostly-json': 'json',
  long: 'text',
}

/** Columns that may not go as they look, as long as their types are the guessed ones. */
export function ColumnCautions({ setup }: { setup: Setup }) {
  const t = useT()
  const { found, columns } = setup
  const cautions = (found?.cautions ?? []).flatMap((caution) => {
    const at = columns.findIndex(({ name }) => name === caution.column)
    const guessed = found?.columns.find(({ name }) => name === caution.column)
    return columns[at] && columns[at].type === guessed?.type ? [{ caution, at }] : []
  })
  if (cautions.length === 0) return null
  const put = (at: number, type: ColumnType) => {
    const column = columns[at]
    if (column) setupStore.shape({ columns: columns.with(at, { ...column, type }) })
  }
  return (
    <ul aria-label={t('batch.caution.label')} className={styles.leftOut}>
      {cautions.map(({ caution, at }) => {
        const { code, column, count, of, line, found } = caution
        const instead = INSTEAD[code]
        const where = line === null ? '' : t('batch.line', { line })
        return (
          <li key={column} className={styles.warning}>
            {t(`batch.caution.${code}`, { column, amount: count, of, at: where, found })}
            {instead ? (
              <Button size="small" onClick={() => put(at, instead)}>
                {t('batch.caution.use', { column, type: t(`batch.type.${instead}`) })}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
