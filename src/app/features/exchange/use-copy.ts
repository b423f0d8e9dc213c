import { useState } from 'react'
import { outgoingText } from '../../ui/outgoing-text'

export type Copied = 'no' | 'yes' | 'refused'

/** Copies a text; the state says for a moment that it was done, or that the browser refuses. */
export function useCopy(): { copied: Copied; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState<Copied>('no')
  return {
    copied,
    async copy(text) {
      try {
        await navigator.clipboard.writeText(outgoingText(text))
        setCopied('yes')
        setTimeout(() => setCopied('no'), 1500)
      } catch {
        setCopied('refused')
      }
    },
  }
}
