import { useState } from 'react'
import { cx } from '../../ui/cx'
import { Splitter } from '../../ui/splitter'
import { State, States } from '../states'
import styles from './rows.module.css'

/** The movable line between two panes. */
export function SplitterPiece() {
  const [share, setShare] = useState(54)
  return (
    <States>
      <State of="left and right">
        <div className={cx(styles.box, styles.panes)}>
          <div className={styles.pane} style={{ flex: `0 0 ${share}%` }}>
            Launch
          </div>
          <Splitter
            label="Width of the launch pane"
            orientation="vertical"
            value={share}
            min={30}
            max={70}
            onChange={setShare}
          />
          <div className={styles.pane}>Runs</div>
        </div>
      </State>
      <State of="above and below">
        <div className={styles.box}>
          <div className={styles.pane}>List</div>
          <Splitter
            label="Height of the list"
            orientation="horizontal"
            value={share}
            min={30}
            max={70}
            onChange={setShare}
          />
          <div className={styles.pane}>Run</div>
        </div>
      </State>
    </States>
  )
}
