import { isOwnRun } from '../own-run'
import type { Run } from '../run'

export type Merged = { kind: 'new' | 'same' | 'merged'; run: Run }

/**
 * What becomes of a run that comes from a file. One that is new here is marked as coming from it. Of a run of this
 * browser's own a file changes no state, id, time or hash: only its notes, tags and star are added. One that came from a
 * file before gets its outcome and its result, where it lacks them.
 * @param now when it is brought in
 */
export function mergeRun(known: Run | undefined, coming: Run, now: number): Merged {
  if (known === undefined) return { kind: 'new', run: importedRun(coming, now) }
  const merged: Run = { ...known, ...(!isOwnRun(known) && laterOf(known, importedRun(coming, now))) }
  const note = joinNotes(known.note ?? '', coming.note ?? '')
  if (note !== (known.note ?? '')) merged.note = note
  const tags = [...new Set([...(known.tags ?? []), ...(coming.tags ?? [])])]
  if (tags.length !== (known.tags ?? []).length) merged.tags = tags
  if (coming.starred && !known.starred) merged.starred = true
  const isSame = JSON.stringify(merged) === JSON.stringify(known)
  return { kind: isSame ? 'same' : 'merged', run: merged }
}

/**
 * The row of a run that this browser did not start. One that was under way when it was written out is unknown here: its
 * journal is another browser's, and must not be asked. It belongs to no batch of this browser and is like no start of it,
 * whatever the file says; its hash is made anew when it leaves.
 */
function importedRun(coming: Run, now: number): Run {
  const { batchId: _, batchRow: _row, ...run } = coming
  return {
    ...run,
    ...(run.state === 'sending' && ({ state: 'unknown', reason: 'journal-changed' } as const)),
    likeness: '',
    bodyHash: '',
    importedAt: now,
  }
}

function laterOf(known: Run, coming: Run): Partial<Run> {
  const { state, reason, executionId, message, upstream, settledAt, settledBy, mark } = coming
  const isSettled = state === 'started' || state === 'rejected' || state === 'not-sent'
  return {
    ...(known.state === 'unknown' &&
      isSettled && { state, reason, executionId, message, upstream, settledAt, settledBy, mark }),
    resultAt: known.resultAt ?? coming.resultAt,
  }
}

/** Two notes as one, none of them twice. */
export function joinNotes(known: string, coming: string): string {
  if (known.includes(coming)) return known
  return known === '' || coming.includes(known) ? coming : `${known}\n\n${coming}`
}
