import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Config } from '../../contract/config-message'
import { useActions } from '../lib/actions'
import { useT } from '../lib/i18n/i18n'
import { openOverlay, useOverlay } from '../lib/overlay'
import { listenForShortcuts, useShortcut } from '../lib/shortcuts'
import { whenIdle } from '../lib/when-idle'
import { LazyPart } from '../ui/lazy-part'
import { focusSearch } from './focus-search'
import { NAV_PAGES } from './nav-pages'

const loadPalette = () => import('./overlays/palette')
const loadShortcuts = () => import('./overlays/shortcuts')
const loadHelp = () => import('../features/help/help-dialog')
const loadTour = () => import('../features/help/tour')
const loadStorage = () => import('../features/runs/transfer/storage-dialog')
const loadClear = () => import('../features/runs/deletion/clear-dialog')
const loadDeleted = () => import('../features/runs/deletion/deleted-dialog')
const LOADERS = {
  palette: loadPalette,
  shortcuts: loadShortcuts,
  help: loadHelp,
  tour: loadTour,
  storage: loadStorage,
  clear: loadClear,
  deleted: loadDeleted,
}

const close = () => openOverlay(null)

/** What lies over the page when asked for, the keys that ask for it, and the palette's entries for the page itself. */
export function Overlays({ config }: { config: Config | undefined }) {
  const t = useT()
  const overlay = useOverlay()
  const [, navigate] = useLocation()
  useEffect(() => listenForShortcuts(), [])
  useEffect(() => whenIdle([loadPalette]), [])
  useShortcut({
    id: 'palette',
    keys: 'mod+k',
    label: 'shortcuts.palette',
    run: () => openOverlay('palette'),
  })
  useShortcut({ id: 'shortcuts', keys: '?', label: 'shortcuts.list', run: () => openOverlay('shortcuts') })
  useShortcut({ id: 'search', keys: '/', label: 'shortcuts.search', run: () => focusSearch(navigate) })
  useActions(async () => {
    const { shellActions } = await import('./actions/shell-actions')
    return shellActions({ targets: config?.targets ?? [], navigate })
  })
  return (
    <>
      {NAV_PAGES.map(({ path, keys, does }) => (
        <PageKey key={path} path={path} keys={keys} does={does} onPress={() => navigate(path)} />
      ))}
      {overlay ? (
        <LazyPart
          key={overlay}
          load={LOADERS[overlay]}
          words={{ failed: t('shell.notLoaded'), retry: t('tryAgain') }}
          props={{ onClose: close }}
        />
      ) : null}
    </>
  )
}

type NavPage = (typeof NAV_PAGES)[number]
type PageKeyProps = Pick<NavPage, 'path' | 'keys' | 'does'> & { onPress: () => void }

function PageKey({ path, keys, does, onPress }: PageKeyProps) {
  useShortcut({ id: `page ${path}`, keys, label: does, run: onPress })
  return null
}
