import { kindOf } from './bring-in/kind-of'
import { exchangeStore } from './exchange-store'

/** Files that hold commands and programs; others dropped on the seed's editor are seeds. */
const SCRIPT = /\.(?:sh|bash|zsh|curl|cmd|bat|ps1|py|js|mjs|ts)$/i
/** What Seedpad names its export files; dropped on the seed's editor they are not seeds either. */
const EXPORT = /\.seedpad(?: ?\(\d+\))?\.json$/i
const EDITABLE = 'input, textarea, [contenteditable], .monaco-editor'
const LARGEST_FILE = 16_000_000

type Reports = { onUnknownFile: (name: string) => void }

/**
 * Watches the whole page for commands and links that are pasted, dropped or opened, until the returned function is called.
 * Other texts go their usual way. Where a dialog is open, or a field takes such texts itself, nothing is offered.
 */
export function listenForExchange(reports: Reports): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isTaken(event.target) || kindOf(text) === null) return
    event.preventDefault()
    // The editor would put it in by itself.
    event.stopImmediatePropagation()
    offer(text, event.target)
  }
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? []
    const text = file ? '' : (event.dataTransfer?.getData('text/plain') ?? '')
    const isCommand = !isTaken(event.target) && kindOf(text) !== null
    // A file that nobody takes would replace the page.
    if (file && !isOthers(file, event.target)) {
      take(event)
      if (!isTaken(event.target)) void openFile(file, reports)
    } else if (isCommand) {
      take(event)
      offer(text, null)
    }
  }
  addEventListener('paste', onPaste, { capture: true })
  addEventListener('dragover', onDragOver)
  addEventListener('drop', onDrop, { capture: true })
  addEventListener('hashchange', openLink)
  openLink()
  return () => {
    removeEventListener('paste', onPaste, { capture: true })
    removeEventListener('dragover', onDragOver)
    removeEventListener('drop', onDrop, { capture: true })
    removeEventListener('hashchange', openLink)
  }
}

/** Seeds are for the editor, and everything is for a dialog that takes files itself. */
function isOthers(file: File, target: EventTarget | null): boolean {
  const taker = target instanceof Element ? target.closest('[data-takes-files]') : null
  if (taker === null) return false
  return taker.closest('dialog') !== null || !(SCRIPT.test(file.name) || EXPORT.test(file.name))
}

/** Keeps a drop from everybody else; for those who marked themselves as its place, it has gone away. */
function take(event: DragEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
  event.target?.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))
}

const isTaken = (target: EventTarget | null) =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element && target.closest('[data-own-paste]') !== null)

function offer(text: string, target: EventTarget | null): void {
  const field = target instanceof HTMLElement && target.closest(EDITABLE) ? target : null
  const plain = field && (() => insert(field, text))
  exchangeStore.open({ kind: 'bring-in', text, plain })
}

/** As typed in one piece: fields and editor notice it, and can undo it. */
function insert(field: HTMLElement, text: string): void {
  field.focus()
  document.execCommand('insertText', false, text)
}

/** A link's fragment goes from the address bar at once: a reload must not ask again, nor a bookmark keep a seed. */
function openLink(): void {
  if (!location.hash.startsWith('#seed=')) return
  const link = location.href
  history.replaceState(history.state, '', location.pathname + location.search)
  exchangeStore.open({ kind: 'bring-in', text: link, plain: null })
}

async function openFile(file: File, { onUnknownFile }: Reports): Promise<void> {
  if (EXPORT.test(file.name)) return exchangeStore.open({ kind: 'import', file })
  const text = file.size > LARGEST_FILE ? '' : await file.text().catch(() => '')
  if (kindOf(text) !== null) offer(text, null)
  else onUnknownFile(file.name)
}
