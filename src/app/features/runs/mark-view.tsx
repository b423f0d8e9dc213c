import { explain } from '../../../contract/explanations/explain'
import { formatExact } from '../../lib/format'
import { useLocale, useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Mark, Run } from '../../lib/run'
import { Button } from '../../ui/button'
import { unmarkRun } from './mark-run'
import styles from './mark-view.module.css'
import { StateBadge } from './state-badge'

/** What the operator found out about a run, by whom and how, and what was known before; can be taken back. */
export function MarkView({ run, mark }: { run: Run; mark: Mark }) {
  const t = useT()
  const locale = useLocale()
  const { before } = mark
  const proven = run.settledBy === 'delivery'
  const who = mark.by ?? t('promises.marked.nobody')
  return (
    <section className={styles.mark} aria-label={t(`promises.marked.${mark.as}`)}>
      <div className={styles.head}>
        <p className={styles.title}>{t(`promises.marked.${mark.as}`)}</p>
        {proven ? null : (
          <Button size="small" onClick={() => void unmarkRun(run.startId)}>
            {t('promises.marked.undo')}
          </Button>
        )}
      </div>
      <p className={styles.note}>
        <PlainName text={mark.note} reading="text" />
      </p>
      <p className={styles.by}>{t('promises.marked.by', { who, when: formatExact(mark.at) })}</p>
      <p className={styles.before}>
        {t('promises.marked.before')} <StateBadge state={before.state} />{' '}
        {before.reason ? explain(before.reason, locale).what : null}
        {before.message ? (
          <q>
            <PlainName text={before.message} reading="text" />
          </q>
        ) : null}
      </p>
      {proven ? (
        <p className={styles.title}>
          {t(mark.as === 'started' ? 'promises.marked.confirmed' : 'promises.marked.overruled')}
        </p>
      ) : null}
    </section>
  )
}
