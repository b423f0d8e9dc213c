import { hostForms } from '../../../contract/host-forms'
import { oddCharactersOf } from '../../../contract/misleading-text'
import type { Target } from '../../../contract/target'
import { useT } from '../i18n/i18n'
import { OddChip, PlainAddress, PlainName, wordsOfOdd } from '../plain-name'
import type { Caution, CheckedFacts } from './caution-of'
import styles from './check-first.module.css'
import './later-words'

type CheckFirstProps = {
  caution: Caution
  facts: CheckedFacts & { target: Pick<Target, 'label'>; profile: string }
}

/** What a paid start goes to, laid out to be looked at, and what in it does not read as what it is. */
export function CheckFirst({ caution, facts }: CheckFirstProps) {
  const t = useT()
  const { target, project, automation, profile, sendTo, webhookUrl } = facts
  const url = sendTo === 'url' ? webhookUrl.trim() : ''
  const forms = hostForms(url)
  const odd = oddCharactersOf(project.trim(), automation.trim(), forms?.written ?? '', url)
  return (
    <div className={styles.check}>
      {caution.fromLink ? <p className={styles.warning}>{t('names.check.fromLink')}</p> : null}
      {caution.odd ? <p className={styles.warning}>{t('names.check.odd')}</p> : null}
      <dl className={styles.rows}>
        <dt>{t('shell.target')}</dt>
        <dd>{t('shell.live', { label: target.label })}</dd>
        <dt>{t('launch.project')}</dt>
        <dd>
          <PlainName text={project.trim()} />
        </dd>
        <dt>{t('launch.automation')}</dt>
        <dd>
          <PlainName text={automation.trim()} />
        </dd>
        <dt>{t('sendTo.label')}</dt>
        <dd>{url === '' ? t(`sendTo.${sendTo}`) : <PlainAddress url={url} />}</dd>
        <dt>{t('names.check.profile')}</dt>
        <dd>
          <PlainName text={profile} />
        </dd>
      </dl>
      {odd.length === 0 ? null : (
        <ul className={styles.odd} aria-label={t('names.check.characters')}>
          {odd.map((one) => (
            <li key={one.code}>
              <OddChip odd={one} /> <span aria-hidden>{wordsOfOdd(t, one)}</span>
            </li>
          ))}
        </ul>
      )}
      {forms ? <p>{t('names.check.host', { host: forms.ascii })}</p> : null}
    </div>
  )
}
