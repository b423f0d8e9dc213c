import { readDraftKey } from '../../lib/draft'
import { t } from '../../lib/i18n/i18n'
import { toasts } from '../../ui/toast'
import type { SeedDocument } from './seed-document'

/**
 * Puts another text into the open draft, and says so; what stood there can be had back, in that very draft: where another one is
 * open by then, nothing is put into it, and the message says where to go.
 * @param words what was done
 */
export function setTextWithUndo(seed: SeedDocument, text: string, words: string): void {
  const { text: before, draft } = seed.get()
  seed.setText(text)
  if (before !== text) offer(words)

  function offer(said: string) {
    toasts.show(said, { label: t('undo'), run: undo })
  }
  function undo() {
    if (seed.get().draft === draft) return seed.setText(before)
    offer(t('seeds.undoElsewhere', { automation: readDraftKey(draft)?.automation ?? '' }))
  }
}
