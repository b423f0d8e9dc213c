import { Presentation } from 'lucide-react'
import { useState } from 'react'
import type { Target } from '../../../contract/target'
import { setDemo, useDemo } from '../../lib/demo'
import { demoLaterEn } from '../../lib/i18n/areas/demo-later.en'
import { addEnglish, useT } from '../../lib/i18n/i18n'
import { chooseTarget, useHeldBack } from '../../lib/target-choice'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import styles from './demo-bar.module.css'
import { DemoScript } from './demo-script'

addEnglish(demoLaterEn)

/** Says that this is a demo, and what that means. Loaded when demo mode is on. */
export default function DemoBar({ targets }: { targets: readonly Target[] }) {
  const t = useT()
  const { hideNames, live } = useDemo()
  const held = useHeldBack(targets)
  const [script, setScript] = useState(false)
  const simulator = targets.find(({ simulated }) => simulated)
  return (
    <>
      <section aria-label={t('shell.demo')} className={cx(styles.bar, live && styles.live)}>
        <Presentation size={15} aria-hidden />
        <p role="status" className={styles.words}>
          {t(live ? 'demo.bannerLive' : 'demo.banner')} {held ? t('demo.held', { target: held.label }) : null}
        </p>
        {held ? (
          <Button size="small" onClick={() => setDemo({ live: true })}>
            {t('demo.allow', { target: held.label })}
          </Button>
        ) : null}
        {live && simulator ? (
          <Button
            size="small"
            onClick={() => {
              chooseTarget(simulator.id)
              setDemo({ live: false })
            }}
          >
            {t('demo.simulator')}
          </Button>
        ) : null}
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={hideNames}
            onChange={(event) => setDemo({ hideNames: event.target.checked })}
          />
          {t('demo.hideNames')}
        </label>
        <Button size="small" aria-expanded={script} onClick={() => setScript(!script)}>
          {t(script ? 'demo.endScript' : 'demo.script')}
        </Button>
        <Button size="small" onClick={() => setDemo({ on: false })}>
          {t('demo.end')}
        </Button>
      </section>
      {script ? <DemoScript /> : null}
    </>
  )
}
