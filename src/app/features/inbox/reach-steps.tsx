import { useT } from '../../lib/i18n/i18n'
import { TestInbox } from './test-inbox'
import './later-words'

/** The way to an inbox that the internet can reach, and the test of it. */
export default function ReachSteps() {
  const t = useT()
  return (
    <>
      <ol>
        <li>{t('inbox.reach.step1')}</li>
        <li>{t('inbox.reach.step2')}</li>
        <li>{t('inbox.reach.step3')}</li>
      </ol>
      <TestInbox />
    </>
  )
}
