import type { RowFault } from '../prepare/source'
import type { Setup } from './setup-state'

/** Why a row can't be sent, as coarsely as a sum tells it. */
export type Because = Exclude<RowFault['code'], 'quote-space' | 'quote-inside' | 'quote-after' | 'not-json'>

/** How much of a source does not go into its batch, and why. */
export type RowsLeftOut = {
  /** Rows of a table without any value. */
  empty: number
  /** Files of a folder that are no seeds. */
  files: number
  /** Rows that can't be sent, and how many of them for which reason. */
  faulty: number
  because: { reason: Because; count: number }[]
  /** Rows that the operator leaves out; one that is both is counted as a duplicate. */
  duplicates: number
  misfits: number
}

/** All rows of a source that will not be sent. What is left is what `countOf` counts. */
export function rowsLeftOut({
  found,
  built,
  leftOut,
}: Pick<Setup, 'found' | 'built' | 'leftOut'>): RowsLeftOut {
  const noted = (code: 'empty-rows' | 'other-files') =>
    found?.notes.reduce((sum, note) => sum + (note.code === code ? note.count : 0), 0) ?? 0
  const because = new Map<Because, number>()
  for (const [code, count] of Object.entries(built?.faultyBy ?? {})) {
    const reason = coarse(code as RowFault['code'])
    because.set(reason, (because.get(reason) ?? 0) + count)
  }
  const both = leftOut.duplicates ? (built?.duplicateMisfits ?? 0) : 0
  return {
    empty: noted('empty-rows'),
    files: noted('other-files'),
    faulty: built?.faultyCount ?? 0,
    because: [...because].map(([reason, count]) => ({ reason, count })),
    duplicates: leftOut.duplicates ? (built?.duplicateCount ?? 0) : 0,
    misfits: leftOut.misfits ? (built?.misfitRows ?? 0) - both : 0,
  }
}

function coarse(code: RowFault['code']): Because {
  switch (code) {
    case 'quote-space':
    case 'quote-inside':
    case 'quote-after':
      return 'quote'
    case 'not-json':
      return 'json'
    default:
      return code
  }
}
