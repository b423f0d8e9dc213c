import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { NameDialog } from '../../ui/name-dialog'
import { LONG_NAME, MESSAGE_4_KB, PORTUGUESE } from '../long-texts'
import { State, States } from '../states'

const NAMING = {
  title: 'Save this view',
  close: 'Close',
  cancel: 'Cancel',
  keep: 'Save',
  label: 'Name',
  hint: 'It keeps search and filters, not the runs.',
  empty: 'Give the view a name.',
  taken: PORTUGUESE,
  unwritten: 'The view could not be written. Try again.',
  saved: (name: string) => `${name} is saved.`,
}

/** Dialogs: each opens by its button. */
export function DialogPiece() {
  return (
    <States>
      <State of="a question">
        <Opens name="question">
          {(close) => (
            <Dialog
              title="Start the same again?"
              closeLabel="Close"
              onClose={close}
              actions={
                <>
                  <Button data-autofocus="" onClick={close}>
                    Don’t start
                  </Button>
                  <Button look="primary" onClick={close}>
                    Start again
                  </Button>
                </>
              }
            >
              <p>The same request was started 40 seconds ago. Starting it again may charge twice.</p>
            </Dialog>
          )}
        </Opens>
      </State>
      <State of="a form, Portuguese, a long title">
        <Opens name="form">
          {(close) => (
            <Dialog
              title={`Iniciar ${LONG_NAME}?`}
              closeLabel="Fechar"
              onClose={close}
              actions={
                <>
                  <Button onClick={close}>Não iniciar</Button>
                  <Button look="danger" onClick={close}>
                    Iniciar mesmo assim
                  </Button>
                </>
              }
            >
              <Field label="Nome da automação" error={PORTUGUESE}>
                {(control) => <Input {...control} defaultValue={LONG_NAME} />}
              </Field>
            </Dialog>
          )}
        </Opens>
      </State>
      <State of="asks for a name that is taken">
        <Opens name="naming">
          {(close) => (
            <NameDialog
              words={NAMING}
              initial={LONG_NAME}
              limit={60}
              isTaken={() => true}
              onKeep={async () => {}}
              onClose={close}
            />
          )}
        </Opens>
      </State>
      <State of="wide, with 4 KB of message: it scrolls">
        <Opens name="wide">
          {(close) => (
            <Dialog
              wide
              title="The platform’s answer"
              closeLabel="Close"
              onClose={close}
              actions={<Button onClick={close}>Close</Button>}
            >
              <p style={{ overflowWrap: 'anywhere' }}>{MESSAGE_4_KB}</p>
            </Dialog>
          )}
        </Opens>
      </State>
      <State of="full">
        <Opens name="full">
          {(close) => (
            <Dialog full title="Compare" closeLabel="Close" onClose={close}>
              <p>As large as the page.</p>
            </Dialog>
          )}
        </Opens>
      </State>
      <State of="bare: near the top, without a frame">
        <Opens name="bare">
          {(close) => (
            <Dialog bare title="Search or do" closeLabel="Close" onClose={close}>
              <p style={{ padding: 16 }}>Only its content.</p>
              <Button data-autofocus="" onClick={close}>
                Close
              </Button>
            </Dialog>
          )}
        </Opens>
      </State>
    </States>
  )
}

function Opens({ name, children }: { name: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open {name}</Button>
      {open ? children(() => setOpen(false)) : null}
    </>
  )
}
