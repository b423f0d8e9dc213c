import { helpLaterEn } from '../../lib/i18n/areas/help-later.en'
import { addEnglish, useT } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './help-dialog.module.css'

addEnglish(helpLaterEn)

/** In the order in which a newcomer asks. */
const QUESTIONS = [
  'seed',
  'first',
  'credentials',
  'charged',
  'result',
  'reach',
  'unknown',
  'lost',
  'demo',
] as const

/** What operators ask, answered in their own words. */
export default function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      title={t('shell.help')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => openOverlay('shortcuts')}>{t('help.shortcuts')}</Button>
          <Button onClick={() => openOverlay('tour')}>{t('outcome.tour')}</Button>
        </>
      }
    >
      <div className={styles.questions}>
        {QUESTIONS.map((question) => (
          // One name: opening an answer closes the other.
          <details key={question} name="help" open={question === 'seed'}>
            <summary>{t(`help.${question}.q`)}</summary>
            <p>{t(`help.${question}.a`)}</p>
            {question === 'credentials' ? (
              <p>
                <a
                  href="https://mwm.datallog.com/preferences/settings"
                  target="_blank"
                  rel="noreferrer noopener"
                >
                  {t('help.settings')}
                </a>
              </p>
            ) : null}
          </details>
        ))}
      </div>
    </Dialog>
  )
}
