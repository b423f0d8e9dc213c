import type { ReactNode } from 'react'
import { runStateSchema } from '../../../../contract/start-messages'
import { formatCount } from '../../../lib/format'
import { useLocale, useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import type { FacetCounts } from '../../../lib/run-index/match-runs'
import type { RunQuery } from '../../../lib/run-index/run-query'
import { CheckList } from '../../../ui/check-list'
import { PopoverButton } from '../../../ui/popover-button'
import { StateBadge } from '../state-badge'

export type FilterProps = {
  facets: FacetCounts | null
  query: RunQuery
  setQuery: (change: Partial<RunQuery>) => void
  className?: string | undefined
}

type ListFacet = 'target' | 'project' | 'automation' | 'batch' | 'tag'
const FIELDS = {
  target: 'targets',
  project: 'projects',
  automation: 'automations',
  batch: 'batches',
  tag: 'tags',
} as const

/** Chooses among the five states. */
export function StateFilter({ facets, query, setQuery }: FilterProps) {
  const t = useT()
  const counts = new Map(facets?.state)
  const format = useCount(facets !== null)
  return (
    <PopoverButton
      label={t('runs.filter.by', { what: t('runs.filter.state') })}
      text={withCount(t('runs.filter.state'), query.states.length)}
      active={query.states.length > 0}
    >
      {() => (
        <CheckList
          label={t('runs.filter.state')}
          options={runStateSchema.options.map((state) => ({
            value: state,
            text: <StateBadge state={state} />,
            count: format(counts.get(state) ?? 0),
          }))}
          chosen={query.states}
          onChange={(chosen) => {
            const states = runStateSchema.options.filter((state) => chosen.includes(state))
            setQuery({ states })
          }}
          words={{ filter: '', none: '' }}
        />
      )}
    </PopoverButton>
  )
}

/** Chooses among the names that occur. */
export function NamesFilter({ facet, ...props }: FilterProps & { facet: ListFacet }) {
  const t = useT()
  const chosen = props.query[FIELDS[facet]]
  return (
    <PopoverButton
      // Not the bare name: the launch form's field of that name must stay the only one.
      label={t('runs.filter.by', { what: t(`runs.filter.${facet}`) })}
      text={withCount(t(`runs.filter.${facet}`), chosen.length)}
      active={chosen.length > 0}
    >
      {() => <NamesList facet={facet} {...props} />}
    </PopoverButton>
  )
}

export function NamesList({ facet, facets, query, setQuery }: FilterProps & { facet: ListFacet }) {
  const t = useT()
  const format = useCount(facets !== null)
  return (
    <CheckList
      label={t(`runs.filter.${facet}`)}
      options={(facets?.[facet] ?? []).map(([value, count]) => ({ value, count: format(count) }))}
      show={(name) => <PlainName text={name} />}
      chosen={query[FIELDS[facet]]}
      onChange={(chosen) => setQuery({ [FIELDS[facet]]: chosen })}
      words={{
        filter: t('runs.filter.names'),
        none: t(facets ? 'runs.filter.none' : 'runs.filter.counting'),
      }}
    />
  )
}

/** Formats a count; nothing while it is not known. */
export function useCount(known = true): (count: number) => string {
  // Another language renders again.
  useLocale()
  return (count) => (known ? formatCount(count) : '')
}

const withCount = (words: string, count: number): ReactNode => (count === 0 ? words : `${words} · ${count}`)
