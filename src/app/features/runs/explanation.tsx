import type { ReactNode } from 'react'
import { explain } from '../../../contract/explanations/explain'
import { useLocale, useT } from '../../lib/i18n/i18n'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import { cx } from '../../ui/cx'
import { LazyPart } from '../../ui/lazy-part'
import styles from './explanation.module.css'

type ExplanationProps = {
  run: Run
  brief?: boolean
  /** The ways out of an unknown outcome. */
  ways?: ReactNode
}

/** Characters; a message of more is shown by its first lines. */
const LONG = 300
const loadLongMessage = () => import('./long-message')

/** Why a run is not started: what happened, why it is likely, what to do, and the platform's own words as they came. */
export function Explanation({ run, brief = false, ways }: ExplanationProps) {
  const t = useT()
  const locale = useLocale()
  if (run.reason === null) return null
  const { what, why, next } = explain(run.reason, locale)
  return (
    <div className={cx(styles.explanation, styles[run.state])}>
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        {brief ? null : <p>{why}</p>}
        {brief && run.state === 'unknown' ? null : <p>{next}</p>}
        {run.message ? (
          <p className={styles.said}>
            {t(run.reason === 'invalid-request' ? 'explanation.serverSays' : 'explanation.platformSays')}{' '}
            {run.message.length > LONG ? (
              <LazyPart
                load={loadLongMessage}
                words={{ failed: '', retry: t('tryAgain') }}
                waiting={
                  <q>
                    <PlainName text={`${run.message.slice(0, LONG)}…`} reading="text" />
                  </q>
                }
                props={{ text: run.message, brief }}
              />
            ) : (
              <q>
                <PlainName text={run.message} reading="text" />
              </q>
            )}
          </p>
        ) : null}
      </div>
      {ways}
    </div>
  )
}
