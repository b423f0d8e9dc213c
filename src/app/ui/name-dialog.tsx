import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'
import { Field } from './field'
import { Input } from './input'
import { toasts } from './toast'

type NameDialogProps = {
  words: {
    title: string
    close: string
    cancel: string
    keep: string
    label: string
    hint: string
    /** Nothing was typed. */
    empty: string
    /** Something of that name is there. */
    taken: string
    /** It could not be kept. */
    unwritten: string
    saved: (name: string) => string
  }
  initial?: string
  /** Characters. */
  limit: number
  isTaken: (name: string) => boolean
  /** Keeps it; where it throws, the dialog stays and says so. `over`: asked for when it is cancelled before it is kept. */
  onKeep: (name: string, over: AbortSignal) => Promise<unknown>
  onClose: () => void
}

/** Asks for the name under which something is kept. */
export function NameDialog({ words, initial = '', limit, isTaken, onKeep, onClose }: NameDialogProps) {
  const formId = useId()
  const [typed, setTyped] = useState(initial)
  const [fault, setFault] = useState<'empty' | 'unwritten'>()
  const keeping = useRef<AbortController>(undefined)
  useEffect(() => () => keeping.current?.abort(), [])
  const name = typed.trim()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name === '') return setFault('empty')
    keeping.current?.abort()
    const own = new AbortController()
    keeping.current = own
    try {
      await onKeep(name, own.signal)
      // Nothing more to cancel: the dialog that goes now takes nothing back.
      keeping.current = undefined
      if (!own.signal.aborted) onClose()
      toasts.show(words.saved(name))
    } catch {
      if (!own.signal.aborted) setFault('unwritten')
    }
  }
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" form={formId}>
            {words.keep}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={words.label}
          hint={words.hint}
          error={fault && words[fault]}
          warning={isTaken(name) ? words.taken : undefined}
        >
          {(control) => (
            <Input
              {...control}
              data-autofocus=""
              maxLength={limit}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
