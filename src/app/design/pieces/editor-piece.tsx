import { useState } from 'react'
import { useIsDark } from '../../lib/theme'
import { DiffView } from '../../ui/diff-view'
import { JsonEditor } from '../../ui/json-editor/json-editor'
import { createTextSource } from '../../ui/json-editor/text-source'
import { State, States } from '../states'
import styles from './rows.module.css'

const BEFORE = '{\n  "days": ["2023-01-01"],\n  "big": 12345678901234567891\n}'
const AFTER = '{\n  "days": ["2023-01-02"],\n  "big": 12345678901234567891\n}'
const WORDS = {
  loading: 'The editor is loading …',
  failed: 'The editor could not be loaded.',
  retry: 'Try again',
  tabLeaves: 'Tab leaves · Ctrl+M: Tab indents',
  tabIndents: 'Tab indents · Ctrl+M or Esc: Tab leaves',
}

/** The editor and the comparison of two texts. */
export function EditorPiece() {
  const dark = useIsDark()
  const [right] = useState(() => createTextSource('design right', BEFORE))
  const [wrong] = useState(() => createTextSource('design wrong', '{\n  "a": 1,\n}'))
  return (
    <States>
      <State of="valid JSON">
        <div className={styles.box}>
          <JsonEditor label="Valid seed" source={right} dark={dark} words={WORDS} />
        </div>
      </State>
      <State of="invalid JSON">
        <div className={styles.box}>
          <JsonEditor label="Invalid seed" source={wrong} dark={dark} words={WORDS} />
        </div>
      </State>
      <State of="two texts compared" wide>
        <div className={styles.box}>
          <DiffView
            original={{ label: 'Before', text: BEFORE }}
            modified={{ label: 'After', text: AFTER }}
            inline={false}
            dark={dark}
            words={WORDS}
          />
        </div>
      </State>
    </States>
  )
}
