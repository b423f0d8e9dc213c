import { useEffect, useState } from 'react'

/** One piece of work at a time that its operator can give up. */
type GivingUp = {
  /** Gives up what was under way. @returns asked for when this is given up, too */
  begin: () => AbortSignal
  giveUp: () => void
}

/**
 * What was begun in a view is given up with it: when the operator says so, goes elsewhere, or leaves the page.
 * @param left told when the page is left, which may come back as it was; the one of the first rendering
 */
export function useGivingUp(left: () => void): GivingUp {
  const [work] = useState(createGivingUp)
  const [tellLeft] = useState(() => left)
  useEffect(() => {
    const leave = () => {
      work.giveUp()
      tellLeft()
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      work.giveUp()
    }
  }, [work, tellLeft])
  return work
}

function createGivingUp(): GivingUp {
  let current: AbortController | null = null
  const giveUp = () => {
    current?.abort(new DOMException('given up', 'AbortError'))
    current = null
  }
  return {
    begin() {
      giveUp()
      current = new AbortController()
      return current.signal
    },
    giveUp,
  }
}
