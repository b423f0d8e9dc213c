import { useId } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { isFilterTime, PERIODS, type RunQuery } from '../../../lib/run-index/run-query'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { PopoverButton } from '../../../ui/popover-button'
import styles from './filters.module.css'

type TimeFilterProps = { query: RunQuery; setQuery: (change: Partial<RunQuery>) => void }

/** Chooses a period that moves with the clock, or one between two times. */
export function TimeFilter({ query, setQuery }: TimeFilterProps) {
  const t = useT()
  const name = useId()
  const { since, from, to } = query
  const active = since !== null || from !== null || to !== null
  const backwards = from !== null && to !== null && from >= to
  return (
    <PopoverButton
      label={t('runs.filter.time')}
      text={since ? t(`runs.since.${since}`) : t('runs.filter.time')}
      active={active}
    >
      {() => (
        <div className={styles.panel}>
          <div role="radiogroup" aria-label={t('runs.filter.time')}>
            {([null, ...PERIODS] as const).map((period) => (
              <label key={period} className={styles.radio}>
                <input
                  type="radio"
                  name={name}
                  checked={period === null ? !active : since === period}
                  onChange={() => setQuery({ since: period, from: null, to: null })}
                />
                {t(period === null ? 'runs.since.ever' : `runs.since.${period}`)}
              </label>
            ))}
          </div>
          <Field label={t('runs.filter.from')}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={toLocal(from)}
                onChange={(event) => setQuery({ since: null, from: fromLocal(event.target.value) })}
              />
            )}
          </Field>
          <Field label={t('runs.filter.to')} error={backwards ? t('runs.filter.backwards') : undefined}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={toLocal(to)}
                onChange={(event) => setQuery({ since: null, to: fromLocal(event.target.value) })}
              />
            )}
          </Field>
        </div>
      )}
    </PopoverButton>
  )
}

/** As `<input type=datetime-local>` wants it: the reader's clock, without a zone. */
function toLocal(ms: number | null): string {
  if (ms === null || !isFilterTime(ms)) return ''
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function fromLocal(text: string): number | null {
  const ms = new Date(text).getTime()
  return isFilterTime(ms) ? ms : null
}
