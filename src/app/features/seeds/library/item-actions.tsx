import { useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import type { SavedSeed } from '../../../lib/saved-seed'
import { Menu } from '../../../ui/menu'
import { toasts } from '../../../ui/toast'
import type { SeedPlace } from '../seed-place'
import { undoOrSay } from '../undo-or-say'
import SaveDialog from './save-dialog'
import { changeSavedSeed, deleteSavedSeed } from './saved-seeds'

type ItemActionsProps = { saved: SavedSeed; place: SeedPlace; draft: string }

/** What can be done with a saved seed besides taking it. Everything can be taken back. */
export function ItemActions({ saved, place, draft }: ItemActionsProps) {
  const t = useT()
  const [editing, setEditing] = useState(false)
  const { name } = saved
  const remove = async () => {
    const restore = await deleteSavedSeed(saved.id)
    toasts.show(t('seeds.deleted', { name }), { label: t('undo'), run: () => void restore() })
  }
  const replace = async () => {
    const undo = await changeSavedSeed(saved.id, { seedText: draft })
    toasts.show(t('seeds.updated', { name }), { label: t('undo'), run: () => void undoOrSay(undo) })
  }
  return (
    <>
      <Menu
        label={t('seeds.item.menu', { name })}
        icon={<span aria-hidden>⋯</span>}
        align="start"
        items={[
          { label: t('seeds.rename'), onSelect: () => setEditing(true) },
          {
            label: t('seeds.update'),
            disabled: draft.trim() === '' || draft === saved.seedText,
            onSelect: () => void replace(),
          },
          { label: t('seeds.delete'), danger: true, onSelect: () => void remove() },
        ]}
      />
      {editing ? (
        <SaveDialog
          place={place}
          seedText={saved.seedText}
          existing={saved}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  )
}
