import { Check, Copy } from 'lucide-react'
import { Button, IconButton } from './button'
import { useCopy } from './use-copy'

type CopyButtonProps = {
  label: string
  copiedLabel: string
  text: string
  /** The words stand on the button too. */
  showLabel?: boolean
}

/** Copies a text and says so, in the button's own name and picture. */
export function CopyButton({ label, copiedLabel, text, showLabel = false }: CopyButtonProps) {
  // Where the browser refuses, the text stays selectable.
  const { copied, copy } = useCopy()
  const isCopied = copied === 'yes'
  const icon = isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />
  const words = isCopied ? copiedLabel : label
  if (showLabel) {
    return (
      <Button look="quiet" size="small" onClick={() => void copy(text)}>
        {icon} {words}
      </Button>
    )
  }
  return (
    <IconButton size="small" label={words} onClick={() => void copy(text)}>
      {icon}
    </IconButton>
  )
}
