import type { t as translate } from '../i18n/i18n'
import type { Change } from './compare'
import { pathText } from './path-text'

/** One difference in words: "days: 2 added", "limit: 10 → 20". */
export function describeChange(t: typeof translate, change: Change): string {
  const path = pathText(change.path) || t('change.whole')
  switch (change.kind) {
    case 'added':
      return t('change.added', { path, value: change.value })
    case 'removed':
      return t('change.removed', { path, value: change.value })
    case 'changed':
      return t('change.changed', { path, from: change.from, to: change.to })
    case 'order':
      return t('change.order', { path })
    case 'items': {
      const { added, removed } = change
      const parts = [
        ...(added > 0 ? [t('change.itemsAdded', { count: added })] : []),
        ...(removed > 0 ? [t('change.itemsRemoved', { count: removed })] : []),
      ]
      return `${path}: ${parts.length > 0 ? parts.join(', ') : t('change.itemsMoved')}`
    }
  }
}
