import { Bookmark, HardDrive } from 'lucide-react'
import { READY_MADE, savedViews } from '../../features/runs/list/saved-views'
import type { Action } from '../../lib/actions'
import { openDatabase } from '../../lib/database'
import { t } from '../../lib/i18n/i18n'
import { openOverlay } from '../../lib/overlay'
import { EVERY_RUN, writeQuery } from '../../lib/run-index/run-query'
import '../../features/palette/later-words'
import '../../features/runs/later-words'

const SHOWN_AT_ONCE = 4

/** The views of the runs, ready-made and kept, and the storage that they take, for the palette. */
export async function viewActions(navigate: (path: string) => void): Promise<Action[]> {
  const kept = await openDatabase()
    .then(({ db }) => savedViews(db))
    .catch(() => [])
  const view = (id: string, name: string, query: string, rare: boolean): Action => ({
    id: `runs ${id}`,
    group: 'page',
    label: t('palette.runs', { view: name }),
    keywords: ['filter', 'view', 'filtro', 'visão'],
    icon: <Bookmark size={15} />,
    rare,
    run: () => navigate(query === '' ? '/runs' : `/runs?${query}`),
  })
  return [
    ...kept.map(({ name, query }, at) => view(`kept ${name}`, name, query, at >= SHOWN_AT_ONCE)),
    ...READY_MADE.map(([name, query]) =>
      view(name, t(`runs.views.${name}`), String(writeQuery({ ...EVERY_RUN, ...query })), true),
    ),
    {
      id: 'storage',
      group: 'do',
      label: t('runs.storage.title'),
      keywords: ['storage', 'disk', 'room', 'espaço', 'disco'],
      icon: <HardDrive size={15} />,
      rare: true,
      run: () => openOverlay('storage'),
    },
  ]
}
