import { useEffect, useState } from 'react'
import type { Earlier } from './find-earlier'

/** What is known of rows that went out before. */
export type EarlierLook = Earlier | 'looking' | 'failed'

/** Looked up once, when the dialog opens. */
export function useEarlier(find: (over: AbortSignal) => Promise<Earlier>): EarlierLook {
  const [earlier, setEarlier] = useState<EarlierLook>('looking')
  const [look] = useState(() => find)
  useEffect(() => {
    const over = new AbortController()
    look(over.signal).then(
      (found) => !over.signal.aborted && setEarlier(found),
      () => !over.signal.aborted && setEarlier('failed'),
    )
    return () => over.abort()
  }, [look])
  return earlier
}
