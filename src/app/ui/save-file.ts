import { outgoingText } from './outgoing-text'

/** Hands a file to the browser's downloads. Its type keeps programs from rendering it where they open it. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const shown = typeof content === 'string' ? outgoingText(content) : content
  const url = URL.createObjectURL(new Blob([shown], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = outgoingText(name)
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
