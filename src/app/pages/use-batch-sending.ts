import { useLocation } from 'wouter'
import type { Config } from '../../contract/config-message'
import type { HeaderRow } from '../../contract/header-rows'
import type { Target } from '../../contract/target'
import { batchRunner, type Confirmed } from '../features/batch/run/batch-runner'
import type { GoesTo } from '../features/batch/setup/send-as'
import '../features/credentials/check-words'
import { credentialsWanted } from '../features/credentials/credentials-wanted'
import { startCredentials } from '../features/credentials/start-credentials'
import { useCredentials } from '../features/credentials/use-credentials'
import { inboxId } from '../features/inbox/inbox-id'
import type { Batch } from '../lib/batch'
import { openDatabase } from '../lib/database'
import { useT } from '../lib/i18n/i18n'
import { useChosenTarget } from '../lib/target-choice'
import { toasts } from '../ui/toast'

/**
 * Where and as whom batches go now, and the way to send one. Without credentials it leads to where they are given.
 * @param onOpenPanel opens the credentials' panel
 */
export function useBatchSending(config: Config, onOpenPanel: () => void) {
  const t = useT()
  const [, navigate] = useLocation()
  const target = useChosenTarget(config.targets)
  const credentials = useCredentials()
  const missingCredentials = () => {
    onOpenPanel()
    navigate('/')
    if (!target) return
    credentialsWanted.ask(target.id)
    toasts.show(t('credentials.missing', { target: target.label }))
  }
  const send = async (batch: Batch, headers: readonly HeaderRow[], confirmed: Confirmed) => {
    const goesTo = config.targets.find(({ id }) => id === batch.target.id)
    const given = goesTo && startCredentials(credentials, goesTo)
    if (!goesTo || !given) return missingCredentials()
    const ready = async () => {
      const { db } = await openDatabase()
      if (!(await db.batches.get(batch.id))) throw new Error('the batch was deleted meanwhile')
      await db.batches.update(batch.id, { limit: batch.limit, leftOut: batch.leftOut ?? [] })
      return { batch, config, target: goesTo, inboxId: await inboxId(), credentials: given, headers }
    }
    const began = await batchRunner.begin(batch.id, ready, confirmed)
    if (began !== 'begun') toasts.show(t(`batch.begin.${began}`))
  }
  const goesTo = (id: Target['id']): GoesTo => {
    const known = config.targets.find((known) => known.id === id)
    const given = known ? startCredentials(credentials, known) : null
    return {
      target: known ?? null,
      sendAs: given && { profile: given.profile, confirmTyped: given.confirmTyped },
    }
  }
  return { send, goesTo, missingCredentials }
}
