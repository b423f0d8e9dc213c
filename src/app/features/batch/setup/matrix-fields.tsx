import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button, IconButton } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Segmented } from '../../../ui/segmented'
import { Select } from '../../../ui/select'
import type { Axis } from '../prepare/source'
import styles from './setup.module.css'
import type { Setup } from './setup-state'
import { setupStore } from './setup-store'
import '../later-words'

/** A base seed, and for chosen paths the values that each takes. */
export function MatrixFields({ setup }: { setup: Setup }) {
  const t = useT()
  const id = useId()
  const { axes } = setup
  const put = (at: number, axis: Axis) => setupStore.change({ axes: axes.with(at, axis) })
  return (
    <div className={styles.matrix}>
      <Field label={t('batch.matrix.base')}>
        {(control) => (
          <textarea
            {...control}
            className={cx(styles.paste, 'mono')}
            spellCheck={false}
            value={setup.base}
            placeholder={'{ "days": ["2023-01-01"], "size": 10 }'}
            onChange={(event) => setupStore.change({ base: event.target.value })}
          />
        )}
      </Field>
      {axes.map((axis, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two axes may be alike while they are typed
        <fieldset key={at} className={styles.axis} aria-label={t('batch.matrix.axis', { number: at + 1 })}>
          <Field label={t('batch.matrix.path')} className={styles.axisPath}>
            {(control) => (
              <Input
                {...control}
                mono
                placeholder="days[0]"
                value={axis.path}
                onChange={(event) => put(at, { ...axis, path: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('batch.matrix.kind')}>
            {(control) => (
              <Select
                {...control}
                value={axis.values.kind}
                onChange={(event) =>
                  put(at, {
                    ...axis,
                    values:
                      event.target.value === 'range'
                        ? { kind: 'range', from: '', to: '', step: '' }
                        : { kind: 'list', text: '' },
                  })
                }
              >
                <option value="list">{t('batch.matrix.list')}</option>
                <option value="range">{t('batch.matrix.range')}</option>
              </Select>
            )}
          </Field>
          <AxisValuesFields axis={axis} onChange={(next) => put(at, next)} />
          <IconButton
            size="small"
            label={t('batch.matrix.remove')}
            disabled={axes.length === 1}
            onClick={() => setupStore.change({ axes: axes.filter((_, other) => other !== at) })}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </fieldset>
      ))}
      <div className={styles.matrixFoot}>
        <Button
          size="small"
          look="quiet"
          onClick={() =>
            setupStore.change({ axes: [...axes, { path: '', values: { kind: 'list', text: '' } }] })
          }
        >
          <Plus size={13} aria-hidden /> {t('batch.matrix.add')}
        </Button>
        <span id={id} className="visually-hidden">
          {t('batch.matrix.how')}
        </span>
        <Segmented
          labelledBy={id}
          name="batch-how"
          value={setup.how}
          onChange={(how) => setupStore.change({ how })}
          options={[
            { value: 'product', label: t('batch.matrix.product') },
            { value: 'zip', label: t('batch.matrix.zip') },
          ]}
        />
      </div>
    </div>
  )
}

function AxisValuesFields({ axis, onChange }: { axis: Axis; onChange: (axis: Axis) => void }) {
  const t = useT()
  const { values } = axis
  if (values.kind === 'list')
    return (
      <Field label={t('batch.matrix.values')} className={styles.axisValues}>
        {(control) => (
          <textarea
            {...control}
            className={cx(styles.values, 'mono')}
            spellCheck={false}
            rows={2}
            placeholder={t('batch.matrix.valuesHint')}
            value={values.text}
            onChange={(event) => onChange({ ...axis, values: { kind: 'list', text: event.target.value } })}
          />
        )}
      </Field>
    )
  return (
    <div className={styles.range}>
      {(['from', 'to', 'step'] as const).map((end) => (
        <Field key={end} label={t(`batch.matrix.${end}`)}>
          {(control) => (
            <Input
              {...control}
              mono
              placeholder={end === 'step' ? '1' : ''}
              value={values[end]}
              onChange={(event) => onChange({ ...axis, values: { ...values, [end]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
