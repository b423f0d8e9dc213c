import { useState } from 'react'
import { runStateSchema } from '../../../../contract/start-messages'
import { useT } from '../../../lib/i18n/i18n'
import { StateBadge } from '../state-badge'
import styles from './five-states.module.css'

/** What can become of a start, for whoever has made none yet. The words are there once they are asked for. */
export function FiveStates() {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.states} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('runs.states')}</summary>
      {open ? (
        <dl>
          {runStateSchema.options.map((state) => (
            <div key={state}>
              <dt>
                <StateBadge state={state} />
              </dt>
              <dd>{t(`runs.states.${state}`)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </details>
  )
}
