import { useT } from '../../../lib/i18n/i18n'
import { Field } from '../../../ui/field'
import { Select } from '../../../ui/select'
import { DELIMITERS, ENCODINGS, QUOTES } from '../prepare/source'
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
                  ? t(`batch.delimiter.${delimiterName(value)}`)
                  : guessed
                    ? t('batch.table.autoFound', {
                        what: t(`batch.delimiter.${delimiterName(guessed.delimiter)}`),
                      })
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
              <option key={value}>{value}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('batch.table.encoding')}>
        {(control) => (
          <Select
            {...control}
            value={options.encoding}
            onChange={(event) =>
              change({ encoding: ENCODINGS.find((e) => e === event.target.value) ?? 'auto' })
            }
          >
            {ENCODINGS.map((value) => (
              <option key={value} value={value}>
                {value !== 'auto'
                  ? value
                  : guessed
                    ? t('batch.table.autoFound', { what: guessed.encoding })
                    : t('batch.table.auto')}
              </option>
            ))}
          </Select>
        )}
      </Field>
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

function delimiterName(value: string) {
  return value === ';' ? 'semicolon' : value === '\t' ? 'tab' : value === '|' ? 'pipe' : 'comma'
}
