import { type RefObject, useEffect, useSyncExternalStore } from 'react'
import type { Config } from '../../contract/config-message'
import type { Target } from '../../contract/target'
import { credentialStore } from '../features/credentials/credential-store'
import { applyImport } from '../features/exchange/apply-import'
import type { Import } from '../features/exchange/bring-in/import'
import { exchangeStore } from '../features/exchange/exchange-store'
import { sharedOf } from '../features/exchange/link/shared-of'
import { listenForExchange } from '../features/exchange/listen'
import type { LaunchPaneHandle } from '../features/launch/launch-handle'
import { useT } from '../lib/i18n/i18n'
import { chooseTarget } from '../lib/target-choice'
import { LazyPart } from '../ui/lazy-part'
import { toasts } from '../ui/toast'

type ExchangeHostProps = {
  config: Config
  target: Target
  launch: RefObject<LaunchPaneHandle | null>
  onTaken: () => void
  onOpenPanel: () => void
}

const loadBringIn = () => import('../features/exchange/bring-in/bring-in-dialog')
const loadTakeOut = () => import('../features/exchange/take-out/take-out-dialog')
const loadExport = () => import('../features/exchange/transfer/export-dialog')
const loadImport = () => import('../features/exchange/transfer/import-dialog')
const loadShare = () => import('../features/exchange/link/share-dialog')

/** Where bringing in, taking out and sharing meet form, credentials and target. Each dialog is loaded when asked for. */
export function ExchangeHost({ config, target, launch, onTaken, onOpenPanel }: ExchangeHostProps) {
  const t = useT()
  const opened = useSyncExternalStore(exchangeStore.subscribe, exchangeStore.get)
  useEffect(
    () => listenForExchange({ onUnknownFile: (name) => toasts.show(t('exchange.dropped', { name })) }),
    [t],
  )
  if (!opened) return null

  const close = () => exchangeStore.open(null)
  const words = { failed: t('exchange.notLoaded'), retry: t('tryAgain') }
  const take = (value: Import) => {
    const now = launch.current?.read()
    if (!now) return
    close()
    takeCredentials(value.credentials, onOpenPanel)
    if (value.target !== null) chooseTarget(value.target)
    onTaken()
    // The pane learns of the target by rendering; the draft must land after it.
    requestAnimationFrame(() => launch.current?.load(applyImport(now, value)))
  }
  switch (opened.kind) {
    case 'bring-in': {
      const { text, plain } = opened
      const putIn = () => {
        close()
        // The field gets the focus back first.
        requestAnimationFrame(() => plain?.())
      }
      const props = {
        text,
        targets: config.targets,
        inboxUrl: config.inbox.publicUrl,
        onPlain: plain && putIn,
        onTake: take,
        onClose: close,
      }
      return <LazyPart load={loadBringIn} words={words} props={props} />
    }
    case 'take-out': {
      const request = launch.current?.request()
      if (!request) return <Incomplete onShown={close} />
      return <LazyPart load={loadTakeOut} words={words} props={{ request, target, onClose: close }} />
    }
    case 'share': {
      const now = launch.current?.read()
      if (!now) return null
      const shared = sharedOf(target.id, now)
      return <LazyPart load={loadShare} words={words} props={{ shared, target, onClose: close }} />
    }
    case 'export':
      return <LazyPart load={loadExport} words={words} props={{ targets: config.targets, onClose: close }} />
    case 'import': {
      const { file } = opened
      const props = { file, targets: config.targets, onClose: close }
      return <LazyPart load={loadImport} words={words} props={props} />
    }
  }
}

/** They go to their fields, which are shown; nowhere else. */
function takeCredentials({ authorization, apiKey }: Import['credentials'], onOpenPanel: () => void): void {
  if (authorization === null && apiKey === null) return
  credentialStore.set({
    ...(authorization !== null && { authorization }),
    ...(apiKey !== null && { apiKey }),
  })
  onOpenPanel()
}

/** A form without names is no request: says so instead of opening. */
function Incomplete({ onShown }: { onShown: () => void }) {
  const t = useT()
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once
  useEffect(() => {
    toasts.show(t('request.incomplete'))
    onShown()
  }, [])
  return null
}
