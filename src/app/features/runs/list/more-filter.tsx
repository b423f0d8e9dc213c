import { useId } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { PopoverButton } from '../../../ui/popover-button'
import { Select } from '../../../ui/select'
import { type FilterProps, NamesList, useCount } from './filter-buttons'
import styles from './filters.module.css'

/** The filters asked for less often: result, simulated, starred, tags, batches. */
export function MoreFilter({ facets, query, setQuery }: FilterProps) {
  const t = useT()
  const id = useId()
  const format = useCount(facets !== null)
  const set =
    Number(query.result !== null) +
    Number(query.simulated !== null) +
    Number(query.starred) +
    query.tags.length +
    query.batches.length
  const flags = ['result', 'simulated'] as const
  return (
    <PopoverButton
      label={t('runs.filter.more')}
      text={set === 0 ? t('runs.filter.more') : `${t('runs.filter.more')} · ${set}`}
      active={set > 0}
    >
      {() => (
        <div className={styles.panel}>
          {flags.map((flag) => {
            const counts = new Map(facets?.[flag])
            const said = query[flag]
            return (
              <div key={flag} className={styles.line}>
                <label htmlFor={`${id}-${flag}`}>{t(`runs.filter.${flag}`)}</label>
                <Select
                  id={`${id}-${flag}`}
                  value={said === null ? '' : said ? 'yes' : 'no'}
                  onChange={({ target: { value } }) =>
                    setQuery({ [flag]: value === '' ? null : value === 'yes' })
                  }
                >
                  <option value="">{t('runs.filter.any')}</option>
                  {(['yes', 'no'] as const).map((value) => (
                    <option key={value} value={value}>
                      {t(`runs.filter.${flag}.${value}`)} {format(counts.get(value) ?? 0)}
                    </option>
                  ))}
                </Select>
              </div>
            )
          })}
          <label className={styles.radio}>
            <input
              type="checkbox"
              checked={query.starred}
              onChange={(event) => setQuery({ starred: event.target.checked })}
            />
            {t('runs.filter.starred')}
            <span className={styles.count}>{format(new Map(facets?.starred).get('yes') ?? 0)}</span>
          </label>
          <p className={styles.title}>{t('runs.filter.tag')}</p>
          <NamesList facet="tag" facets={facets} query={query} setQuery={setQuery} />
          {query.batches.length > 0 || (facets?.batch.length ?? 0) > 0 ? (
            <>
              <p className={styles.title}>{t('runs.filter.batch')}</p>
              <NamesList facet="batch" facets={facets} query={query} setQuery={setQuery} />
            </>
          ) : null}
        </div>
      )}
    </PopoverButton>
  )
}
