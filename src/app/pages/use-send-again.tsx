import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react'
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
  Dialog: ComponentType<ComponentProps<typeof SendAgainDialog>>
}

/** The dialog that sends a run again: loaded when asked for, put together from the run, its target and the credentials. */
export function useSendAgain(
  config: Config,
  lead: { onShow: (startId: string) => void; onEdit: (run: Run) => void },
): { open: (run: Run) => void; dialog: ReactNode } {
  const t = useT()
  const credentials = useCredentials()
  const [opened, setOpened] = useState<Opened>()
  const open = async (run: Run) => {
    try {
      const [{ SendAgainDialog: Dialog }, id] = await Promise.all([
        import('../features/launch/send-again-dialog'),
        inboxId(),
      ])
      setOpened({ run, inboxId: id, Dialog })
    } catch {
      toasts.show(t('promises.notLoaded'))
    }
  }
  const leave = (go: () => void) => {
    setOpened(undefined)
    go()
  }
  if (!opened) return { open: (run) => void open(run), dialog: null }
  const { run, Dialog } = opened
  const target = config.targets.find(({ id }) => id === run.target.id)
  return {
    open: (run) => void open(run),
    dialog: (
      <Dialog
        run={run}
        config={config}
        target={target}
        inboxId={opened.inboxId}
        credentials={target ? startCredentials(credentials, target) : null}
        onSent={(startId) => leave(() => lead.onShow(startId))}
        onShow={(startId) => leave(() => lead.onShow(startId))}
        onEdit={(run) => leave(() => lead.onEdit(run))}
        onClose={() => setOpened(undefined)}
      />
    ),
  }
}
