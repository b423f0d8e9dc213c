import type { t as translate } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { storageFaultOf } from '../../lib/storage-status'
import { toasts } from '../../ui/toast'
import { hideRuns } from './deletion/hide-runs'
import { tellDeleted } from './deletion/tell-deleted'
import './later-words'

/**
 * Deletes runs that were chosen one by one; the message that says so can undo it, and so can *Recently deleted* for a week.
 * A run that is still being sent can't be deleted.
 */
export async function deleteRuns(t: typeof translate, startIds: readonly string[]): Promise<void> {
  try {
    tellDeleted(t, await hideRuns({ ids: startIds }))
  } catch (error) {
    if (storageFaultOf(error) !== 'full') return toasts.show(t('runs.deleteFailed'))
    const makeRoom = { label: t('promises.storage.makeRoom'), run: () => openOverlay('storage') }
    toasts.show(t('runs.delete.full'), makeRoom)
  }
}
