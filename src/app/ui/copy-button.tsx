import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './button'

type CopyButtonProps = { label: string; copiedLabel: string; text: string }

/** Copies a text and says so, in the button's own name and picture. */
export function CopyButton({ label, copiedLabel, text }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    } catch {
      // Refused by the browser; the text stays selectable.
    }
  }
  return (
    <IconButton size="small" label={copied ? copiedLabel : label} onClick={copy}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
    </IconButton>
  )
}
