import { LongText } from '../../ui/long-text'
import { MiddleClip } from '../../ui/middle-clip'
import { ScrollText } from '../../ui/scroll-text'
import { LONG_ID, MESSAGE_4_KB } from '../long-texts'
import { State, States } from '../states'
import styles from './rows.module.css'

/** Ids and texts that somebody else wrote. */
export function TextPiece() {
  return (
    <States>
      <State of="a short id">
        <MiddleClip text="exec_abc123" />
      </State>
      <State of="a long id, shortened in the middle">
        <MiddleClip text={LONG_ID} />
      </State>
      <State of="a line that scrolls">
        <ScrollText
          label="Request line"
          className={styles.scrolls ?? ''}
        >{`POST https://api.example/api/start-automation/${LONG_ID}`}</ScrollText>
      </State>
      <State of="4 KB, wrapped" wide>
        <div className={styles.box}>
          <LongText label="4 KB" text={MESSAGE_4_KB} />
        </div>
      </State>
    </States>
  )
}
