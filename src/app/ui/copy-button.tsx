import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from './button'
import { outgoingText } from './outgoing-text'

type CopyButtonProps = {
  label: string
  copiedLabel: string
  text: string
  /** The words stand on the button too. */
  showLabel?: boolean
}

/** Copies a text and says so, in the button's own name and picture. */
export function CopyButton({ label, copiedLabel, text, showLabel = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(outgoingText(text))
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    } catch {
      // Refused by the browser; the text stays selectable.
    }
  }
  const icon = copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />
  const words = copied ? copiedLabel : label
  if (showLabel) {
    return (
      <Button look="quiet" size="small" onClick={copy}>
        {icon} {words}
      </Button>
    )
  }
  return (
    <IconButton size="small" label={words} onClick={copy}>
      {icon}
    </IconButton>
  )
}
