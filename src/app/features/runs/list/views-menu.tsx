import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { spellOut } from '../../../../contract/misleading-text'
import { useT } from '../../../lib/i18n/i18n'
import { EVERY_RUN, type RunQuery, readQuery, writeQuery } from '../../../lib/run-index/run-query'
import { Menu } from '../../../ui/menu'
import { NameDialog } from '../../../ui/name-dialog'
import { toasts } from '../../../ui/toast'
import {
  deleteView,
  READY_MADE,
  type SavedView,
  saveView,
  useSavedViews,
  VIEW_NAME_LIMIT,
} from './saved-views'

type ViewsMenuProps = { query: RunQuery; setQuery: (change: Partial<RunQuery>) => void }

/** Views that are ready, views that were kept, and keeping the one in force. */
export function ViewsMenu({ query, setQuery }: ViewsMenuProps) {
  const t = useT()
  const saved = useSavedViews()
  const [naming, setNaming] = useState(false)
  const now = String(writeQuery(query))
  const current = saved.find((view) => view.query === now)
  const remove = async ({ name }: SavedView) => {
    const gone = await deleteView(name)
    toasts.show(t('runs.views.deleted', { name }), {
      label: t('undo'),
      run: () => void (gone && saveView(gone)),
    })
  }
  return (
    <>
      <Menu
        label={t('runs.views.menu')}
        text={current ? spellOut(current.name) : t('runs.views.menu')}
        icon={<Bookmark size={14} aria-hidden />}
        look="plain"
        items={[
          ...READY_MADE.map(([name, view]) => ({
            label: t(`runs.views.${name}`),
            checked: String(writeQuery({ ...EVERY_RUN, ...view })) === now,
            onSelect: () => setQuery({ ...EVERY_RUN, ...view }),
          })),
          ...saved.map((view, at) => ({
            label: spellOut(view.name),
            checked: view === current,
            separated: at === 0,
            onSelect: () => setQuery(readQuery(new URLSearchParams(view.query))),
          })),
          {
            label: t('runs.views.save'),
            separated: true,
            disabled: now === '',
            onSelect: () => setNaming(true),
          },
          ...(current
            ? [
                {
                  label: t('runs.views.delete', { name: current.name }),
                  danger: true,
                  onSelect: () => void remove(current),
                },
              ]
            : []),
        ]}
      />
      {naming ? <KeepDialog query={now} saved={saved} onClose={() => setNaming(false)} /> : null}
    </>
  )
}

type KeepDialogProps = { query: string; saved: readonly SavedView[]; onClose: () => void }

function KeepDialog({ query, saved, onClose }: KeepDialogProps) {
  const t = useT()
  return (
    <NameDialog
      words={{
        title: t('runs.views.title'),
        close: t('close'),
        cancel: t('runs.cancel'),
        keep: t('runs.views.keep'),
        label: t('runs.views.name'),
        hint: t('runs.views.nameHint'),
        empty: t('runs.views.empty'),
        taken: t('runs.views.taken'),
        unwritten: t('runs.views.unwritten'),
        saved: (name) => t('runs.views.saved', { name }),
      }}
      limit={VIEW_NAME_LIMIT}
      isTaken={(name) => saved.some((view) => view.name === name)}
      onKeep={(name) => saveView({ name, query })}
      onClose={onClose}
    />
  )
}
