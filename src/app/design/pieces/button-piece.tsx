import { Play, Trash2 } from 'lucide-react'
import { Button, IconButton } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { Kbd, Keys } from '../../ui/kbd'
import { LONG_NAME } from '../long-texts'
import { State, States } from '../states'
import styles from './rows.module.css'

const LOOKS = ['primary', 'plain', 'quiet', 'danger'] as const
const SIZES = ['small', 'medium', 'large'] as const

/** Buttons with words and with pictures, and the caps of keys. */
export function ButtonPiece() {
  return (
    <States>
      {SIZES.map((size) => (
        <State key={size} of={size}>
          <div className={styles.row}>
            {LOOKS.map((look) => (
              <Button key={look} look={look} size={size}>
                {look}
              </Button>
            ))}
          </div>
        </State>
      ))}
      <State of="disabled">
        <div className={styles.row}>
          {LOOKS.map((look) => (
            <Button key={look} look={look} disabled>
              {look}
            </Button>
          ))}
        </div>
      </State>
      <State of="busy: still focusable">
        <div className={styles.row}>
          <Button look="primary" size="large" aria-disabled>
            Starting…
          </Button>
          <Button aria-disabled>Checking…</Button>
        </div>
      </State>
      <State of="with a picture and keys">
        <div className={styles.row}>
          <Button look="primary" size="large">
            <Play size={14} aria-hidden />
            Start <Keys keys="mod+enter" />
          </Button>
        </div>
      </State>
      <State of="pictures alone">
        <div className={styles.row}>
          <IconButton label="Start">
            <Play size={15} aria-hidden />
          </IconButton>
          <IconButton label="Delete" look="danger">
            <Trash2 size={15} aria-hidden />
          </IconButton>
          <IconButton label="Not now" disabled>
            <Play size={15} aria-hidden />
          </IconButton>
          <CopyButton label="Copy" copiedLabel="Copied" text="copied" />
          <CopyButton label="Copy all" copiedLabel="Copied" text="copied" showLabel />
        </div>
      </State>
      <State of="keys">
        <div className={styles.row}>
          <Kbd>Esc</Kbd> <Keys keys="mod+k" /> <Keys keys="g l" />
        </div>
      </State>
      <State of="many, a long one among them: they wrap" wide>
        <div className={styles.row}>
          {['Editar e iniciar', 'Iniciar de novo', 'Comparar', 'Marcar como não iniciada'].map((words) => (
            <Button key={words}>{words}</Button>
          ))}
          <Button className={styles.clipped ?? ''}>
            <span className="clip">{LONG_NAME}</span>
          </Button>
        </div>
      </State>
    </States>
  )
}
