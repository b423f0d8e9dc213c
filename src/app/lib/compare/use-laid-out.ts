import { useEffect, useState } from 'react'
import { compareInWorker } from './compare-jobs'

export type Pair = { before: string; after: string }

/**
 * Two texts as they are best compared line by line: as written, or both in one layout.
 * @returns `pair` to show, and `canLayOut`: both are JSON and one layout would change how they look. While it is being laid out,
 * or where it can't be, they stand as written.
 */
export function useLaidOut(
  before: string,
  after: string,
  wanted: boolean,
): { pair: Pair; canLayOut: boolean } {
  const [found, setFound] = useState<Pair & { laidOut: Pair | null }>()
  useEffect(() => {
    let over = false
    const tell = (both: [string, string] | null) => {
      if (!over) setFound({ before, after, laidOut: both && { before: both[0], after: both[1] } })
    }
    compareInWorker('layOutBoth', before, after).then(tell, () => tell(null))
    return () => {
      over = true
    }
  }, [before, after])
  const laidOut = found && found.before === before && found.after === after ? found.laidOut : null
  const differs = laidOut !== null && (laidOut.before !== before || laidOut.after !== after)
  return { pair: wanted && laidOut ? laidOut : { before, after }, canLayOut: differs }
}

/** Whether two texts are laid out so differently that their lines say nothing: one has a single line, the other many. */
export function hasOtherLayout(before: string, after: string): boolean {
  const isOneLine = (text: string) => !text.trim().includes('\n')
  return isOneLine(before) !== isOneLine(after)
}
