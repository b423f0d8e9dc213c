import { useState } from 'react'
import { type Pace, paceSchema } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Select } from '../../../ui/select'
import styles from './setup.module.css'
import '../later-words'

type PaceFieldsProps = { pace: Pace; onChange: (pace: Pace) => void }

const PER_MINUTE = { min: 1, max: 3000, step: 1 }
const DELAY_S = { min: 0, max: 3600, step: 0.1 }
const REFUSALS = { min: 1, max: 1000, step: 1 }

/** How fast, in which order, and when to stop by itself. */
export function PaceFields({ pace, onChange }: PaceFieldsProps) {
  const t = useT()
  const put = (change: Partial<Pace>) => {
    const next = paceSchema.safeParse({ ...pace, ...change })
    if (next.success) onChange(next.data)
  }
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{t('batch.pace.heading')}</h3>
      <div className={styles.fields}>
        <Field label={t('batch.pace.concurrency')}>
          {(control) => (
            <Select
              {...control}
              value={pace.concurrency}
              onChange={(event) => put({ concurrency: Number(event.target.value) })}
            >
              {[1, 2, 3, 4].map((value) => (
                <option key={value}>{value}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('batch.pace.order')}>
          {(control) => (
            <Select
              {...control}
              value={pace.order}
              onChange={(event) => put({ order: event.target.value === 'any' ? 'any' : 'list' })}
            >
              <option value="list">{t('batch.pace.list')}</option>
              <option value="any">{t('batch.pace.any')}</option>
            </Select>
          )}
        </Field>
        <NumberField
          label={t('batch.pace.perMinute')}
          placeholder={t('batch.pace.noLimit')}
          value={pace.perMinute}
          {...PER_MINUTE}
          mayBeEmpty
          onChange={(perMinute) => put({ perMinute })}
        />
        <NumberField
          label={t('batch.pace.delay')}
          value={pace.delayMs / 1000}
          {...DELAY_S}
          onChange={(seconds) => put({ delayMs: Math.round((seconds ?? 0) * 1000) })}
        />
        <NumberField
          label={t('batch.pace.refusals')}
          value={pace.refusals}
          {...REFUSALS}
          onChange={(refusals) => put({ refusals: refusals ?? 1 })}
        />
      </div>
      <p className={styles.faint}>{t('batch.pace.hint')}</p>
    </div>
  )
}

type NumberFieldProps = {
  label: string
  placeholder?: string
  value: number | null
  min: number
  max: number
  step: number
  mayBeEmpty?: boolean
  onChange: (value: number | null) => void
}

/** A number within bounds. What can't be one stays as it is typed, and says which is in force until it is. */
function NumberField(props: NumberFieldProps) {
  const { label, placeholder, value, min, max, step, mayBeEmpty = false, onChange } = props
  const t = useT()
  const [text, setText] = useState(String(value ?? ''))
  const read = (text: string): number | null | undefined => {
    if (text.trim() === '') return mayBeEmpty ? null : undefined
    const number = Number(text.replace(',', '.'))
    const whole = step < 1 || Number.isInteger(number)
    return number >= min && number <= max && whole ? number : undefined
  }
  const wrong = read(text) === undefined
  return (
    <Field
      label={label}
      className={styles.small}
      error={
        wrong
          ? t('batch.pace.wrong', { min, max, now: value === null ? t('batch.pace.noLimit') : value })
          : undefined
      }
    >
      {(control) => (
        <Input
          {...control}
          inputMode={step < 1 ? 'decimal' : 'numeric'}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            const number = read(event.target.value)
            if (number !== undefined) onChange(number)
          }}
        />
      )}
    </Field>
  )
}
