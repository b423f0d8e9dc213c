import type { t as translate } from '../../../lib/i18n/i18n'
import type { Change, Path } from '../text/compare'

const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u

/** `days[3].name`; names that would not read so stand in brackets and quotes. Empty for the whole. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`
      if (!PLAIN_NAME.test(part)) return `[${JSON.stringify(part)}]`
      return at === 0 ? part : `.${part}`
    })
    .join('')
}

/** One difference in words: "days: 2 added", "limit: 10 → 20". */
export function describeChange(t: typeof translate, change: Change): string {
  const path = pathText(change.path) || t('seeds.change.whole')
  switch (change.kind) {
    case 'added':
      return t('seeds.change.added', { path, value: change.value })
    case 'removed':
      return t('seeds.change.removed', { path, value: change.value })
    case 'changed':
      return t('seeds.change.changed', { path, from: change.from, to: change.to })
    case 'order':
      return t('seeds.change.order', { path })
    case 'items': {
      const { added, removed } = change
      const parts = [
        ...(added > 0 ? [t('seeds.change.itemsAdded', { count: added })] : []),
        ...(removed > 0 ? [t('seeds.change.itemsRemoved', { count: removed })] : []),
      ]
      return `${path}: ${parts.length > 0 ? parts.join(', ') : t('seeds.change.itemsMoved')}`
    }
  }
}
