import { useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import { cx } from '../../ui/cx'
import styles from './long-message.module.css'
import './later-words'

type LongMessageProps = {
  text: string
  /** Beside the start button there is less room for it than in the run’s detail. */
  brief: boolean
}

/** The platform’s own words where there are very many: the first lines, and all of them on request. Nothing of it is left out. */
export default function LongMessage({ text, brief }: LongMessageProps) {
  const t = useT()
  const [all, setAll] = useState(false)
  return (
    <>
      <q className={cx(styles.text, !all && styles.clamped, brief && styles.brief)}>
        <PlainName text={text} reading="text" />
      </q>
      <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
        {t(all ? 'explanation.less' : 'explanation.all')}
      </button>
    </>
  )
}
