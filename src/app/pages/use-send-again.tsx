import { type ComponentProps, type ComponentType, useRef, useState } from 'react'
import type { Config } from '../../contract/config-message'
import { startCredentials } from '../features/credentials/start-credentials'
import { useCredentials } from '../features/credentials/use-credentials'
import { inboxId } from '../features/inbox/inbox-id'
import type { SendAgainDialog } from '../features/launch/send-again-dialog'
import { useT } from '../lib/i18n/i18n'
import type { Run } from '../lib/run'
import { toasts } from '../ui/toast'

type Opened = {
  run: Run
  inboxId: string
  unlessAccepted: boolean
  Dialog: ComponentType<ComponentProps<typeof SendAgainDialog>>
}

/** After a run was run again without a question, further clicks belong to the same double click. */
const REST_MS = 1000

/**
 * Sending a run once more, put together from the run, its target and the credentials; what does it is loaded when asked
 * for. `open` asks in a dialog; `runAgain` asks only where the target is live, or something has to be typed.
 */
export function useSendAgain(
  config: Config,
  lead: { onShow: (startId: string) => void; onEdit: (run: Run) => void },
) {
  const t = useT()
  const credentials = useCredentials()
  const [opened, setOpened] = useState<Opened>()
  const busy = useRef(false)
  const open = async (run: Run, unlessAccepted = false) => {
    try {
      const [{ SendAgainDialog: Dialog }, id] = await Promise.all([
        import('../features/launch/send-again-dialog'),
        inboxId(),
      ])
      setOpened({ run, inboxId: id, unlessAccepted, Dialog })
    } catch {
      toasts.show(t('promises.notLoaded'))
    }
  }
  const runAgain = async (run: Run, unlessAccepted: boolean) => {
    // In the menu no second click follows by itself.
    if (busy.current && !unlessAccepted) return
    busy.current = true
    let rest = 0
    try {
      const [{ runAgainNow }, id] = await Promise.all([import('./run-again-now'), inboxId()])
      const parts = { run, config, credentials, inboxId: id, unlessAccepted, onShow: lead.onShow }
      if (await runAgainNow(parts)) rest = REST_MS
      else await open(run, unlessAccepted)
    } catch {
      toasts.show(t('promises.notLoaded'))
    }
    setTimeout(() => {
      busy.current = false
    }, rest)
  }
  const leave = (go: () => void) => {
    setOpened(undefined)
    go()
  }
  const acts = {
    open: (run: Run) => void open(run),
    runAgain: (run: Run, unlessAccepted: boolean) => void runAgain(run, unlessAccepted),
  }
  if (!opened) return { ...acts, dialog: null }
  const { run, Dialog } = opened
  const target = config.targets.find(({ id }) => id === run.target.id)
  return {
    ...acts,
    dialog: (
      <Dialog
        run={run}
        config={config}
        target={target}
        inboxId={opened.inboxId}
        unlessAccepted={opened.unlessAccepted}
        credentials={target ? startCredentials(credentials, target) : null}
        onSent={(startId) => leave(() => lead.onShow(startId))}
        onShow={(startId) => leave(() => lead.onShow(startId))}
        onEdit={(run) => leave(() => lead.onEdit(run))}
        onClose={() => setOpened(undefined)}
      />
    ),
  }
}
