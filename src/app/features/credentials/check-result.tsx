import type { CredentialCheck } from '../../../contract/credential-messages'
import { explain } from '../../../contract/explanations/explain'
import { reasonSchema } from '../../../contract/reason'
import type { Target } from '../../../contract/target'
import { useLocale, useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import { tellPrivateNamesOf } from '../../lib/private-names'
import styles from './credentials-panel.module.css'
import './check-words'

type CheckResultProps = { check: CredentialCheck; target: Target }

/** What a check came to, in one line. */
export default function CheckResult({ check, target }: CheckResultProps) {
  const t = useT()
  switch (check.state) {
    case 'valid': {
      const who = check.username ?? check.email
      tellPrivateNamesOf('check', [check.username ?? '', check.email ?? ''])
      return (
        <span data-private="" className={styles.good}>
          ✓ {who ? t('credentials.validAs', { who, target: target.label }) : t('credentials.valid')}
        </span>
      )
    }
    case 'invalid':
      return (
        <>
          <span className={styles.bad}>{t('credentials.invalid', { target: target.label })}</span>{' '}
          <Said message={check.message} />
        </>
      )
    case 'key-pending':
      return (
        <>
          <span className={styles.pending}>{t('credentials.keyPending', { target: target.label })}</span>{' '}
          <Said message={check.message} />
        </>
      )
    case 'unavailable':
      return (
        <>
          <span className={styles.pending}>{t('credentials.unavailable', { target: target.label })}</span>{' '}
          {check.message && isOurs(check.message) ? (
            <Unreached code={check.message} />
          ) : (
            <Said message={check.message} />
          )}
        </>
      )
  }
}

/** Where the platform said nothing readable, our server tells a status or how the connection failed. */
const isOurs = (message: string) => /^HTTP \d+$/.test(message) || reasonSchema.safeParse(message).success

/** How the connection failed, and why that is likely: in the words that a start would have. */
function Unreached({ code }: { code: string }) {
  const locale = useLocale()
  const reason = reasonSchema.safeParse(code)
  return reason.success ? `${code}. ${explain(reason.data, locale).why}` : code
}

/** The platform's own words, as plain text. */
function Said({ message }: { message: string | undefined }) {
  const t = useT()
  if (!message) return null
  return (
    <span className={styles.said}>
      {t('explanation.platformSays')}{' '}
      <q>
        <PlainName text={message} reading="text" />
      </q>
    </span>
  )
}
