import { useState } from 'react'
import type { RunList } from './use-run-view'

/** The runs that are marked for doing something with them together. */
export function useMarks(list: RunList) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<number | null>(null)
  return {
    ids,
    has: (startId: string) => ids.has(startId),
    /** @param range with Shift: everything since the last one */
    onMark(index: number, marked: boolean, range: boolean) {
      const next = new Set(ids)
      const first = range && anchor !== null ? Math.min(anchor, index) : index
      const last = range && anchor !== null ? Math.max(anchor, index) : index
      for (let at = first; at <= last; at++) {
        const line = list.lineAt(at)
        if (line && marked) next.add(line.startId)
        else if (line) next.delete(line.startId)
      }
      setAnchor(index)
      setIds(next)
    },
    mark: (all: readonly string[]) => setIds(new Set(all)),
    clear: () => setIds(new Set()),
  }
}

export type Marks = ReturnType<typeof useMarks>
