import { type Pace, paceSchema } from '../../../lib/batch'
import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { Select } from '../../../ui/select'
import styles from './setup.module.css'
import '../later-words'

type PaceFieldsProps = { pace: Pace; onChange: (pace: Pace) => void }

/** How fast, in which order, and when to stop by itself. A number that can't be is not taken. */
export function PaceFields({ pace, onChange }: PaceFieldsProps) {
  const t = useT()
  const put = (change: Partial<Pace>) => {
    const next = paceSchema.safeParse({ ...pace, ...change })
    if (next.success) onChange(next.data)
  }
  const number = (text: string) => (text.trim() === '' ? null : Number(text))
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
        <Field label={t('batch.pace.perMinute')} className={styles.small}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={3000}
              placeholder={t('batch.pace.noLimit')}
              value={pace.perMinute ?? ''}
              onChange={(event) => put({ perMinute: number(event.target.value) })}
            />
          )}
        </Field>
        <Field label={t('batch.pace.delay')} className={styles.small}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              step={0.1}
              value={pace.delayMs / 1000}
              onChange={(event) => put({ delayMs: Math.round((number(event.target.value) ?? 0) * 1000) })}
            />
          )}
        </Field>
        <Field label={t('batch.pace.refusals')} className={styles.small}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              value={pace.refusals}
              onChange={(event) => put({ refusals: number(event.target.value) ?? 1 })}
            />
          )}
        </Field>
      </div>
      <p className={styles.faint}>{t('batch.pace.hint')}</p>
    </div>
  )
}
