import { type DragEvent, useRef, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { FileInput } from '../../ui/file-input'
import { toasts } from '../../ui/toast'
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
    try {
      const { openSeedFile } = await import('./seed-file')
      if (await openSeedFile(t, seed, file, limitBytes)) onOpened()
    } catch {
      toasts.show(t('seeds.toolFailed'))
    }
  }
  return {
    dragging,
    choose: () => input.current?.click(),
    save: () =>
      void import('./seed-file').then(
        ({ saveSeedFile }) => saveSeedFile(name, seed.get().text),
        () => toasts.show(t('seeds.toolFailed')),
      ),
    input: (
      <FileInput
        ref={input}
        label={t('seed.openFile')}
        accept=".json,application/json,text/plain"
        onChosen={(file) => void open(file)}
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
