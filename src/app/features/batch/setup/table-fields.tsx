import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Select } from '../../../ui/select'
import { DELIMITERS, QUOTES } from '../prepare/source'
import { EncodingField } from './encoding-field'
import styles from './setup.module.css'
import type { Setup } from './setup-state'
import { setupStore } from './setup-store'
import '../later-words'

/** How a table is read; what was found out by itself stands beside "automatic". */
export function TableFields({ setup }: { setup: Setup }) {
  const t = useT()
  const { options, found } = setup
  const change = (next: Partial<typeof options>) => setupStore.change({ options: { ...options, ...next } })
  const guessed = found?.table
  // A file may name any other one itself.
  const nameOf = (delimiter: string) =>
    isKnown(delimiter) ? t(`batch.delimiter.${NAMES[delimiter]}`) : delimiter
  return (
    <div className={styles.fields}>
      <Field label={t('batch.table.delimiter')}>
        {(control) => (
          <Select
            {...control}
            value={options.delimiter}
            onChange={(event) =>
              change({ delimiter: DELIMITERS.find((d) => d === event.target.value) ?? 'auto' })
            }
          >
            {DELIMITERS.map((value) => (
              <option key={value} value={value}>
                {value !== 'auto'
                  ? nameOf(value)
                  : guessed
                    ? t('batch.table.autoFound', { what: nameOf(guessed.delimiter) })
                    : t('batch.table.auto')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('batch.table.quote')}>
        {(control) => (
          <Select
            {...control}
            value={options.quote}
            onChange={(event) => change({ quote: QUOTES.find((q) => q === event.target.value) ?? '"' })}
          >
            {QUOTES.map((value) => (
              <option key={value} value={value}>
                {value === 'none' ? t('batch.quote.none') : value}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <EncodingField
        value={options.encoding}
        found={found?.encoding ?? null}
        onChange={(encoding) => change({ encoding })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={options.header}
          onChange={(event) => change({ header: event.target.checked })}
        />
        {t('batch.table.header')}
      </label>
    </div>
  )
}

const NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const
const isKnown = (delimiter: string): delimiter is keyof typeof NAMES => delimiter in NAMES
