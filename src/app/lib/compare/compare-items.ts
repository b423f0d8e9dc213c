/** How two arrays differ: at these places of both, one by one; or by how many items came and went. */
export type ItemDifference = { kind: 'at'; at: number[] } | { kind: 'items'; added: number; removed: number }

/**
 * Compares two different arrays of identities. Of equal length with no item gone elsewhere: place by place, so that one
 * changed value is told as such. Else what came and what went is counted, wherever it stood.
 */
export function compareItems(before: readonly number[], after: readonly number[]): ItemDifference {
  const balance = new Map<number, number>()
  for (const id of before) balance.set(id, (balance.get(id) ?? 0) - 1)
  for (const id of after) balance.set(id, (balance.get(id) ?? 0) + 1)
  let added = 0
  let removed = 0
  for (const count of balance.values()) {
    if (count > 0) added += count
    else removed -= count
  }
  if (before.length === after.length) {
    const at = before.flatMap((id, place) => (id === after[place] ? [] : [place]))
    if (at.length === added) return { kind: 'at', at }
  }
  return { kind: 'items', added, removed }
}
