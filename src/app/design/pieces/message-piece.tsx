import { Boundary } from '../../ui/boundary'
import { Button } from '../../ui/button'
import { LazyPart } from '../../ui/lazy-part'
import { toasts } from '../../ui/toast'
import { LONG_NAME, MESSAGE_4_KB } from '../long-texts'
import { State, States } from '../states'
import styles from './rows.module.css'

const never = () => new Promise<never>(() => {})
const refused = () => Promise.reject(new Error('not there'))
const WORDS = { failed: 'This part could not be loaded.', retry: 'Try again' }

/** Short messages at the edge, and what stands where something is awaited or has failed. */
export function MessagePiece() {
  return (
    <States>
      <State of="toasts">
        <div className={styles.row}>
          <Button
            onClick={() => {
              toasts.show('Seed saved.')
              toasts.show(`Run of ${LONG_NAME} deleted.`, { label: 'Undo', run: () => {} })
            }}
          >
            Show toasts
          </Button>
          <Button onClick={() => toasts.show(MESSAGE_4_KB)}>Show 4 KB</Button>
        </div>
      </State>
      <State of="a part that is awaited keeps its place">
        <div className={styles.box}>
          <LazyPart
            load={never}
            props={{}}
            words={WORDS}
            waiting={<div aria-busy="true" className={styles.pane} />}
          />
        </div>
      </State>
      <State of="a part that could not be loaded">
        <LazyPart load={refused} props={{}} words={WORDS} />
      </State>
      <State of="a part that failed, alone">
        <div className={styles.box}>
          <Boundary words="This part of the page failed; the rest goes on." retry="Try again">
            <Breaks />
          </Boundary>
        </div>
      </State>
    </States>
  )
}

function Breaks(): never {
  throw new Error('broken on request')
}
