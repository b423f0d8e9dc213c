import type { Config } from '../../contract/config-message'
import type { Credentials } from '../features/credentials/credential-store'
import { startCredentials } from '../features/credentials/start-credentials'
import { troubleWords } from '../features/launch/launch-trouble'
import { needsNoQuestion, runAgain } from '../features/launch/run-again'
import { formatRelative } from '../lib/format'
import { t } from '../lib/i18n/i18n'
import type { Run } from '../lib/run'
import { toasts } from '../ui/toast'

type AgainNow = {
  run: Run
  config: Config
  credentials: Credentials
  inboxId: string
  unlessAccepted: boolean
  onShow: (startId: string) => void
}

/**
 * Runs a run again at once where nobody is charged and nothing has to be typed; what stops it is told.
 * @returns false where it has to be asked for in the dialog: nothing was done
 */
export async function runAgainNow(parts: AgainNow): Promise<boolean> {
  const { run, config, credentials, inboxId, unlessAccepted, onShow } = parts
  const target = config.targets.find(({ id }) => id === run.target.id)
  const own = target && startCredentials(credentials, target)
  if (!target || !own || !needsNoQuestion(run, target)) return false
  try {
    const again = { run, config, target, inboxId, credentials: own }
    const earlier = await runAgain(again, { unlessAccepted, onWritten: onShow })
    if (earlier) tellEarlier(earlier, onShow)
  } catch (error) {
    toasts.show(error instanceof TypeError ? t('promises.againDialog.failed') : troubleWords(t, error))
  }
  return true
}

function tellEarlier(earlier: Run, onShow: AgainNow['onShow']) {
  const words = earlier.state === 'started' ? 'runs.again.accepted' : 'runs.again.underWay'
  toasts.show(t(words, { ago: formatRelative(earlier.createdAt, Date.now()) }), {
    label: t('promises.againDialog.showAgain'),
    run: () => onShow(earlier.startId),
  })
}
