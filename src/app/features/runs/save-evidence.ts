import type { t as translate } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import { toasts } from '../../ui/toast'

/** Everything known of one run as a file; what makes it is loaded when asked for. */
export async function saveEvidence(t: typeof translate, run: Run): Promise<void> {
  try {
    const { exportEvidence } = await import('./transfer/export-runs')
    await exportEvidence(run.startId)
  } catch {
    toasts.show(t('runs.export.failed'))
  }
}
