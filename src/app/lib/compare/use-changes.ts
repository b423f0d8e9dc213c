import { useEffect, useState } from 'react'
import type { Change } from './compare'
import { compareInWorker } from './compare-jobs'

/** What the structural comparison of two texts has come to. `not-json`: one of them is none, so only its text compares. */
export type Changes =
  | { status: 'comparing' }
  | { status: 'not-json' }
  | { status: 'ready'; changes: Change[] }

/** Compares in the worker; while another pair is being compared, the former answer is not shown for it. */
export function useChanges(before: string, after: string): Changes {
  const [found, setFound] = useState<{ before: string; after: string; result: Changes }>()
  useEffect(() => {
    let over = false
    const tell = (result: Changes) => {
      if (!over) setFound({ before, after, result })
    }
    compareInWorker('compare', before, after).then(
      (changes) => tell({ status: 'ready', changes }),
      () => tell({ status: 'not-json' }),
    )
    return () => {
      over = true
    }
  }, [before, after])
  return found && found.before === before && found.after === after ? found.result : { status: 'comparing' }
}
