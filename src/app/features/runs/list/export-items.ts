import type { t as translate } from '../../../lib/i18n/i18n'
import type { MenuItem } from '../../../ui/menu'
import { toasts } from '../../../ui/toast'

/**
 * The entries of an export menu; what writes the files is loaded when one is chosen.
 * @param filters the view's filters in words
 */
export function exportItems(
  t: typeof translate,
  ids: () => Promise<readonly string[]>,
  filters: readonly string[],
): MenuItem[] {
  const write = async (format: 'jsonl' | 'csv' | 'html') => {
    try {
      const { exportRuns } = await import('../transfer/export-runs')
      await exportRuns(format, await ids(), filters)
    } catch {
      toasts.show(t('runs.export.failed'))
    }
  }
  return (['jsonl', 'csv', 'html'] as const).map((format) => ({
    label: t(`runs.export.${format}`),
    onSelect: () => void write(format),
  }))
}

/** The entry that saves several runs' evidence as one file. */
export function evidenceItem(t: typeof translate, ids: readonly string[]): MenuItem {
  const write = async () => {
    try {
      const { exportEvidence, exportEvidenceSet } = await import('../transfer/export-runs')
      const [only] = ids
      if (ids.length === 1 && only) await exportEvidence(only)
      else await exportEvidenceSet(ids)
    } catch {
      toasts.show(t('runs.export.failed'))
    }
  }
  return { label: t('runs.evidence'), separated: true, onSelect: () => void write() }
}
