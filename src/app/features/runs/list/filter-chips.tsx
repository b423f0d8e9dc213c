import { X } from 'lucide-react'
import { spellOut } from '../../../../contract/misleading-text'
import { formatExact, keptFormat, NO_TIME } from '../../../lib/format'
import { type t as translate, useT } from '../../../lib/i18n/i18n'
import { EVERY_RUN, isFilterTime, type RunQuery } from '../../../lib/run-index/run-query'
import { Button } from '../../../ui/button'
import styles from './filters.module.css'

type Chip = { key: string; words: string; title?: string; change: Partial<RunQuery> }

type FilterChipsProps = { query: RunQuery; setQuery: (change: Partial<RunQuery>) => void }

/** Everything that keeps runs out of the view, each to be taken away by itself. */
export function FilterChips({ query, setQuery }: FilterChipsProps) {
  const t = useT()
  const chips = chipsOf(t, query)
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('runs.chips')} style={{ listStyle: 'none', margin: 0 }}>
      {chips.map(({ key, words, title, change }) => (
        <li key={key} className={styles.chip} title={title}>
          <span>{words}</span>
          <button
            type="button"
            aria-label={t('runs.chipRemove', { filter: words })}
            onClick={() => setQuery(change)}
          >
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <Button size="small" look="quiet" onClick={() => setQuery({ ...EVERY_RUN, text: query.text })}>
          {t('runs.chipsClear')}
        </Button>
      </li>
    </ul>
  )
}

export function chipsOf(t: typeof translate, query: RunQuery): Chip[] {
  const lists = [
    ['project', 'projects'],
    ['target', 'targets'],
    ['automation', 'automations'],
    ['batch', 'batches'],
    ['tag', 'tags'],
  ] as const
  const without = (values: readonly string[], value: string) => values.filter((one) => one !== value)
  const { since, from, to, result, simulated } = query
  return [
    ...query.states.map((state) => ({
      key: `state ${state}`,
      words: t(`state.${state}`),
      change: { states: query.states.filter((one) => one !== state) },
    })),
    ...lists.flatMap(([facet, field]) =>
      query[field].map((value) => ({
        key: `${facet} ${value}`,
        words: `${t(`runs.filter.${facet}`)}: ${spellOut(value)}`,
        change: { [field]: without(query[field], value) },
      })),
    ),
    ...(result === null
      ? []
      : [
          {
            key: 'result',
            words: t(`runs.filter.result.${result ? 'yes' : 'no'}`),
            change: { result: null },
          },
        ]),
    ...(simulated === null
      ? []
      : [
          {
            key: 'simulated',
            words: t(`runs.filter.simulated.${simulated ? 'yes' : 'no'}`),
            change: { simulated: null },
          },
        ]),
    ...(query.starred
      ? [{ key: 'starred', words: t('runs.filter.starred'), change: { starred: false } }]
      : []),
    ...(since === null ? [] : [{ key: 'since', words: t(`runs.since.${since}`), change: { since: null } }]),
    ...(from === null && to === null
      ? []
      : [
          {
            key: 'range',
            words: `${from === null ? '…' : short(from)} – ${to === null ? '…' : short(to)}`,
            title: [from, to].flatMap((at) => (at === null ? [] : formatExact(at))).join(' – '),
            change: { from: null, to: null },
          },
        ]),
  ]
}

const short = (ms: number) =>
  isFilterTime(ms)
    ? keptFormat(
        'short',
        (l) => new Intl.DateTimeFormat(l, { dateStyle: 'short', timeStyle: 'short' }),
      ).format(ms)
    : NO_TIME
