import { type ReactNode, useId, useState } from 'react'
import { spellOut } from '../../../../contract/misleading-text'
import { ChangeSummary } from '../../../lib/compare/change-summary'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { seedSummary } from '../../../lib/seed-summary'
import { Segmented } from '../../../ui/segmented'
import { type MergePlan, POLICIES, type Policy } from './merge-plan'
import styles from './transfer.module.css'
import './later-words'

type MergePreviewProps = {
  name: string
  plan: MergePlan
  policy: Policy
  onPolicy: (policy: Policy) => void
}

type Status = 'new' | 'differs' | 'same'
const STATUSES: readonly Status[] = ['differs', 'new', 'same']
const MOST_ROWS = 200

/** Everything in a file beside what is here: what differs first, what would change nothing last. */
export function MergePreview({ name, plan, policy, onPolicy }: MergePreviewProps) {
  const t = useT()
  const policyId = useId()
  const rows = [
    ...plan.seeds.map(({ status, theirs, mine }) => ({
      key: `seed ${theirs.id}`,
      status,
      title: spellOut(theirs.name),
      place: theirs.automation ?? t('transfer.in.forAll'),
      more: theirs.tags.join(', ') || theirs.note,
      before: mine?.seedText ?? '',
      after: theirs.seed,
    })),
    ...plan.schemas.map(({ status, theirs, mine }) => ({
      key: `schema ${JSON.stringify([theirs.project, theirs.automation])}`,
      status,
      title: t('transfer.in.schemaOf', { automation: theirs.automation }),
      place: theirs.project,
      more: '',
      before: mine?.schemaText ?? '',
      after: theirs.schema,
    })),
  ]
  const count = (status: Status) => rows.filter((row) => row.status === status).length
  const sorted = STATUSES.flatMap((status) => rows.filter((row) => row.status === status))
  const hidden = sorted.length - MOST_ROWS
  const counts = STATUSES.filter((status) => count(status) > 0).map((status) =>
    t(`transfer.in.${status}`, { count: count(status) }),
  )
  const isAllSame = rows.length > 0 && count('same') === rows.length
  return (
    <>
      <p className={styles.found} role="status">
        <strong>{t('transfer.in.from', { name })}</strong>
        <span>{rows.length === 0 ? t('transfer.in.empty') : counts.join(' · ')}</span>
      </p>
      {isAllSame ? <p className={styles.note}>{t('transfer.in.nothingNew')}</p> : null}
      {count('differs') > 0 ? (
        <div className={styles.policy}>
          <div id={policyId} className={styles.label}>
            {t('transfer.in.policy')}
          </div>
          <Segmented
            labelledBy={policyId}
            name={policyId}
            value={policy}
            options={POLICIES.map((value) => ({ value, label: t(`transfer.policy.${value}`) }))}
            onChange={onPolicy}
          />
          <p className={styles.note}>{t(`transfer.policy.${policy}.hint`)}</p>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <ul className={styles.list}>
          {sorted.slice(0, MOST_ROWS).map(({ key, status, title, place, more, before, after }) => (
            <li key={key} className={styles.row}>
              <span className={styles.status} data-status={status}>
                {t(`transfer.status.${status}`)}
              </span>
              <div className={styles.what}>
                <div className={styles.line}>
                  <span className={styles.title}>{title}</span>
                  <span className={styles.place}>
                    <PlainName text={place} reading="text" />
                  </span>
                  {more ? <span className={styles.place}>{more}</span> : null}
                </div>
                {status === 'differs' ? (
                  <Differs label={t('transfer.in.show')}>
                    <ChangeSummary before={before} after={after} />
                  </Differs>
                ) : (
                  <div className={styles.seed}>{seedSummary(after)}</div>
                )}
              </div>
            </li>
          ))}
          {hidden > 0 ? <li className={styles.more}>{t('transfer.in.more', { count: hidden })}</li> : null}
        </ul>
      ) : null}
    </>
  )
}

/** Compared when somebody wants to know: a file can hold hundreds. */
function Differs({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.differs} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open ? children : null}
    </details>
  )
}
