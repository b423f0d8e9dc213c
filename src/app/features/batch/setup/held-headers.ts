import type { HeaderRow } from '../../../../contract/header-rows'

/** Header values of the batches of this page: secrets, so in memory only. After a reload they are asked for again. */
const held = new Map<string, readonly HeaderRow[]>()

export const holdHeaders = (batchId: string, rows: readonly HeaderRow[]): void => {
  held.set(batchId, rows)
}

/** `null` where a value is missing. */
export function heldHeaders(batchId: string, names: readonly string[]): readonly HeaderRow[] | null {
  if (names.length === 0) return []
  const rows = held.get(batchId)
  return rows && names.every((name) => rows.some((row) => row.name.trim() === name)) ? rows : null
}
