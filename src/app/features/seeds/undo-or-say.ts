import { t } from '../../lib/i18n/i18n'
import { toasts } from '../../ui/toast'

/**
 * Takes something back, or says that it did not.
 * @param undo `false` where it was changed again since, and so left as it is
 */
export async function undoOrSay(undo: () => Promise<boolean>): Promise<void> {
  const undone = await undo().catch(() => null)
  if (undone === null) toasts.show(t('seeds.toolFailed'))
  else if (!undone) toasts.show(t('undoTooLate'))
}
