import type { ColumnType } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Field } from '../../../ui/field'
import { Select } from '../../../ui/select'
import { ColumnCautions } from './column-cautions'
import { faultWords } from './fault-words'
import styles from './setup.module.css'
import type { Setup } from './setup-state'
import { setupStore } from './setup-store'
import '../later-words'

const TYPES: readonly ColumnType[] = ['text', 'number', 'boolean', 'null', 'json']

/** How a row becomes a seed: each column's type, and the template that takes them. */
export function SeedShape({ setup }: { setup: Setup }) {
  const t = useT()
  const { columns, template, templateFault, kind, found } = setup
  const own = found !== null && template !== found.template
  const put = (at: number, change: Partial<(typeof columns)[number]>) => {
    const column = columns[at]
    if (column) setupStore.shape({ columns: columns.with(at, { ...column, ...change }) })
  }
  return (
    <div className={styles.part}>
      {kind === 'table' ? <h3 className={styles.heading}>{t('batch.shape.heading')}</h3> : null}
      {kind === 'table' ? (
        <div className={styles.columns}>
          {columns.map(({ name, type, emptyIsNull }, at) => (
            <div key={name} className={styles.column}>
              <span className={cx(styles.columnName, 'mono', 'clip')} title={name}>
                {name}
              </span>
              <Select
                aria-label={t('batch.shape.typeOf', { column: name })}
                value={type}
                onChange={(event) =>
                  put(at, { type: TYPES.find((known) => known === event.target.value) ?? 'text' })
                }
              >
                {TYPES.map((value) => (
                  <option key={value} value={value}>
                    {t(`batch.type.${value}`)}
                  </option>
                ))}
              </Select>
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={emptyIsNull || type === 'null'}
                  disabled={type === 'null'}
                  onChange={(event) => put(at, { emptyIsNull: event.target.checked })}
                />
                {t('batch.shape.emptyIsNull')}
              </label>
              <Button
                size="small"
                look="quiet"
                title={t('batch.shape.insert')}
                onClick={() => setupStore.shape({ template: `${template}{{${name}}}` })}
              >
                {`{{…}}`}
                <span className="visually-hidden">{t('batch.shape.insertOf', { column: name })}</span>
              </Button>
            </div>
          ))}
        </div>
      ) : null}
      {kind === 'table' ? <ColumnCautions setup={setup} /> : null}
      {kind === 'matrix' ? (
        templateFault ? (
          <p role="alert" className={styles.fault}>
            {faultWords(t, templateFault)}
          </p>
        ) : null
      ) : (
        <Field
          label={t('batch.shape.template')}
          hint={t('batch.shape.templateHint', { slot: '{{…}}' })}
          error={templateFault ? faultWords(t, templateFault) : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className={cx(styles.template, 'mono')}
              spellCheck={false}
              rows={Math.min(14, Math.max(3, template.split('\n').length + 1))}
              value={template}
              onChange={(event) => setupStore.shape({ template: event.target.value })}
            />
          )}
        </Field>
      )}
      {own && kind !== 'matrix' ? (
        <Button size="small" look="quiet" onClick={() => setupStore.unshape()}>
          {t('batch.shape.reset')}
        </Button>
      ) : null}
    </div>
  )
}
