import type { SourceRecord } from './source'

/** A row that was mended by hand: where it stood, what it was, and what it is now. */
export type Correction = { row: number; was: string[]; cells: string[] }

/** Notes a correction; one of a row that was mended before goes on from what that row was first. */
export function withCorrection(all: readonly Correction[], next: Correction): readonly Correction[] {
  const before = all.findLast(({ row, cells }) => row === next.row && sameCells(cells, next.was))
  if (!before) return [...all, next]
  return [...all.filter((one) => one !== before), { ...before, cells: next.cells }]
}

/**
 * Puts corrections back into a source that was read anew, in place. Each goes to the row that is as that one was: in the
 * same place, or, where rows were added or taken away before it, the first such row that has none.
 */
export function correct(records: SourceRecord[], corrections: readonly Correction[]): void {
  const taken = new Set<number>()
  const put = (row: number, cells: string[]) => {
    taken.add(row)
    records[row] = { line: records[row]?.line ?? null, cells }
  }
  const moved: Correction[] = []
  for (const correction of corrections) {
    const { row, was, cells } = correction
    if (records[row] && sameCells(records[row].cells, was)) put(row, cells)
    else moved.push(correction)
  }
  for (const { was, cells } of moved) {
    const row = records.findIndex((record, at) => !taken.has(at) && sameCells(record.cells, was))
    if (row >= 0) put(row, cells)
  }
}

const sameCells = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((cell, at) => cell === b[at])
