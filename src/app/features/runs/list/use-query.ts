import { useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { hideInAddress, readFromAddress } from '../../../lib/private-address'
import { areNamesHidden } from '../../../lib/private-names'
import { type RunQuery, readQuery, writeQuery } from '../../../lib/run-index/run-query'

const TYPING_MS = 300

/** The query that the address says, and how to change it. Text goes into the address once the typing rests. */
export function useQuery(): { query: RunQuery; setQuery: (change: Partial<RunQuery>) => void } {
  const search = useSearch()
  const [location, navigate] = useLocation()
  const said = useMemo(() => readQuery(readFromAddress(new URLSearchParams(search))), [search])
  const [typed, setTyped] = useState<{ text: string; over: string } | null>(null)
  // What someone else put into the address outranks what was typed before.
  const text = typed !== null && typed.over === said.text ? typed.text : said.text
  const query = useMemo(() => ({ ...said, text }), [said, text])

  const go = (next: RunQuery) => {
    const written = writeQuery(next)
    const params = areNamesHidden() ? hideInAddress(written) : written
    // A run may have been opened while the typing rested.
    const run = new URLSearchParams(window.location.search).get('run')
    if (run !== null) params.set('run', run)
    navigate(params.size === 0 ? location : `${location}?${params}`, { replace: true })
  }
  // What else is chosen meanwhile must not be undone by a timer that knew the address of before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is another one with every render
  useEffect(() => {
    if (text === said.text) return
    const timer = setTimeout(() => go({ ...said, text }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, said])
  return {
    query,
    setQuery(change) {
      if (change.text !== undefined && Object.keys(change).length === 1)
        setTyped({ text: change.text, over: said.text })
      else {
        setTyped(null)
        go({ ...query, ...change })
      }
    },
  }
}
