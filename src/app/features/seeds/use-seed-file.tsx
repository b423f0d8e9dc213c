import { type DragEvent, useRef, useState } from 'react'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { toasts } from '../../ui/toast'
import { readSeedFile } from './read-seed-file'
import type { SeedDocument } from './seed-document'

type SeedFileProps = {
  seed: SeedDocument
  limitBytes: number
  /** What a saved file is called, without its ending. */
  name: string
  onOpened: () => void
}

/** The ways between the seed and a file: chosen, dropped, saved. */
export function useSeedFile({ seed, limitBytes, name, onOpened }: SeedFileProps) {
  const t = useT()
  const [dragging, setDragging] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const open = async (file: File | undefined) => {
    if (!file) return
    const before = seed.get().text
    const read = await readSeedFile(file, limitBytes)
    if (!read.ok) {
      toasts.show(t(`seed.file.${read.error}`, { name: file.name, limit: formatBytes(limitBytes) }))
      return
    }
    seed.setText(read.text)
    onOpened()
    toasts.show(t('seed.file.opened', { name: file.name }), {
      label: t('undo'),
      run: () => seed.setText(before),
    })
  }
  return {
    dragging,
    choose: () => input.current?.click(),
    save: () => saveFile(`${fileName(name)}.json`, seed.get().text),
    input: (
      <input
        ref={input}
        type="file"
        accept=".json,application/json,text/plain"
        aria-label={t('seed.openFile')}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          void open(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    ),
    dropTarget: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDragging(true)
      },
      onDragLeave: (event: DragEvent) => {
        const { currentTarget, relatedTarget } = event
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setDragging(false)
      },
      onDropCapture: (event: DragEvent) => {
        setDragging(false)
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        event.stopPropagation()
        void open(event.dataTransfer.files[0])
      },
    },
  }
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
  return safe.slice(0, 80) || 'seed'
}

/** Hands the exact text to the browser's downloads. */
function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
