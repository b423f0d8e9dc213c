import { useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { LazyPart } from '../../ui/lazy-part'
import styles from './reach-help.module.css'

const loadSteps = () => import('./reach-steps')

/** How to make this inbox reachable from the internet, and the test that tells whether it is; loaded when opened. */
export function ReachHelp() {
  const t = useT()
  const [opened, setOpened] = useState(false)
  return (
    <details className={styles.help} onToggle={() => setOpened(true)}>
      <summary>{t('inbox.reach.how')}</summary>
      {opened ? (
        <LazyPart
          load={loadSteps}
          props={{}}
          words={{ failed: t('promises.notLoaded'), retry: t('tryAgain') }}
        />
      ) : null}
    </details>
  )
}
