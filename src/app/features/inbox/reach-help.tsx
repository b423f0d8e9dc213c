import { useT } from '../../lib/i18n/i18n'
import styles from './reach-help.module.css'
import { TestInbox } from './test-inbox'

/** How to make this inbox reachable from the internet, and the test that tells whether it is. */
export function ReachHelp() {
  const t = useT()
  return (
    <details className={styles.help}>
      <summary>{t('inbox.reach.how')}</summary>
      <ol>
        <li>{t('inbox.reach.step1')}</li>
        <li>{t('inbox.reach.step2')}</li>
        <li>{t('inbox.reach.step3')}</li>
      </ol>
      <TestInbox />
    </details>
  )
}
