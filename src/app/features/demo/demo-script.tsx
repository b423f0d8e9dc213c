import { useState } from 'react'
import { fillForDemo } from '../../lib/demo'
import { useT } from '../../lib/i18n/i18n'
import { useLive } from '../../lib/use-live'
import { Button } from '../../ui/button'
import styles from './demo-bar.module.css'
import { DEMO_STEPS } from './demo-steps'

/** The scripted example: it fills in and watches; each start is the presenter's own click. */
export function DemoScript() {
  const t = useT()
  const [at, setAt] = useState(0)
  const [filledAt, setFilledAt] = useState<number | null>(null)
  const step = DEMO_STEPS[at]
  const run = useLive(
    async (db) =>
      filledAt === null
        ? null
        : ((await db.runs
            .where('createdAt')
            .aboveOrEqual(filledAt)
            .filter((one) => one.target.simulated && one.automation === step?.fill.automation)
            .last()) ?? null),
    `demo ${at} ${filledAt}`,
  )
  if (!step) return null
  const done = run.value ? step.done(run.value) : false
  const last = at === DEMO_STEPS.length - 1
  const go = (next: number) => {
    setAt(next)
    setFilledAt(null)
  }
  const fill = async () => {
    await fillForDemo(step.fill)
    // Of what was started before, nothing counts.
    setFilledAt(Date.now())
  }
  return (
    <section aria-label={t('demo.region')} className={styles.script}>
      <div className={styles.step}>
        <p>
          <span className={styles.count}>{t('demo.step', { at: at + 1, of: DEMO_STEPS.length })}</span>{' '}
          <b>{t(`demo.${step.id}.title`)}</b>
        </p>
        <p>{t(`demo.${step.id}.text`)}</p>
      </div>
      <span role="status" className={done ? styles.done : styles.now}>
        {filledAt === null
          ? ''
          : done
            ? `✓ ${t('demo.done')}`
            : run.value
              ? t(`state.${run.value.state}`)
              : t('demo.waiting')}
      </span>
      <span className={styles.ways}>
        <Button look={done ? 'plain' : 'primary'} onClick={() => void fill()}>
          {t('demo.fill')}
        </Button>
        <Button look={done ? 'primary' : 'plain'} onClick={() => go(last ? 0 : at + 1)}>
          {t(last ? 'demo.again' : 'demo.next')}
        </Button>
      </span>
    </section>
  )
}
