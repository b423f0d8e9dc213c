import type { Run } from '../run'

export type Merged = { kind: 'new' | 'same' | 'merged'; run: Run }

/**
 * What becomes of a run that comes from a file. What this browser knows stays; what it lacks is added. A run that was
 * still under way when it was written out is unknown here: its journal is another browser's, and must not be asked.
 */
export function mergeRun(known: Run | undefined, coming: Run): Merged {
  if (known === undefined) {
    const settled: Run =
      coming.state === 'sending' ? { ...coming, state: 'unknown', reason: 'journal-changed' } : coming
    return { kind: 'new', run: settled }
  }
  const merged: Run = {
    ...known,
    ...(known.state === 'unknown' && isSettled(coming) && outcomeOf(coming)),
    resultAt: known.resultAt ?? coming.resultAt,
  }
  const note = joinNotes(known.note ?? '', coming.note ?? '')
  if (note !== (known.note ?? '')) merged.note = note
  const tags = [...new Set([...(known.tags ?? []), ...(coming.tags ?? [])])]
  if (tags.length !== (known.tags ?? []).length) merged.tags = tags
  if (coming.starred && !known.starred) merged.starred = true
  const isSame = JSON.stringify(merged) === JSON.stringify(known)
  return { kind: isSame ? 'same' : 'merged', run: merged }
}

const isSettled = ({ state }: Run) => state === 'started' || state === 'rejected' || state === 'not-sent'

function outcomeOf(run: Run): Partial<Run> {
  const { state, reason, executionId, message, upstream, settledAt, settledBy, mark } = run
  return { state, reason, executionId, message, upstream, settledAt, settledBy, mark }
}

function joinNotes(known: string, coming: string): string {
  if (known.includes(coming)) return known
  return known === '' || coming.includes(known) ? coming : `${known}\n\n${coming}`
}
