import { useRef, useState } from 'react'
import { outgoingText } from './outgoing-text'

export type Copied = 'no' | 'yes' | 'refused'

/** Long enough to be read after a look at where it goes. Milliseconds. */
const SAID_FOR_MS = 2500

/** Copies a text; the state says for a moment that it was done, or that the browser refuses. */
export function useCopy(): { copied: Copied; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState<Copied>('no')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    copied,
    async copy(text) {
      clearTimeout(timer.current)
      try {
        await navigator.clipboard.writeText(outgoingText(text))
        setCopied('yes')
        timer.current = setTimeout(() => setCopied('no'), SAID_FOR_MS)
      } catch {
        setCopied('refused')
      }
    },
  }
}
