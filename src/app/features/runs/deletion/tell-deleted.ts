import '../later-words'
import type { t as translate } from '../../../lib/i18n/i18n'
import { toasts } from '../../../ui/toast'
import { bringBack } from './bring-back'
import type { Hidden } from './hide-runs'

/** Says how many runs went, with the way to bring them back; later it stands under *Recently deleted*. */
export function tellDeleted(t: typeof translate, { id, count }: Hidden): void {
  if (count === 0) {
    toasts.show(t('runs.nothingDeleted'))
    return
  }
  const undo = (deletion: string) => bringBack(deletion).catch(() => toasts.show(t('runs.undoFailed')))
  toasts.show(
    t('runs.deleted', { count }),
    id === null ? undefined : { label: t('undo'), run: () => void undo(id) },
  )
}
