import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Config } from '../../contract/config-message'
import type { HeaderRow } from '../../contract/header-rows'
import type { Target } from '../../contract/target'
import type { Confirmed } from '../features/batch/run/batch-runner'
import { BatchSetup } from '../features/batch/setup/batch-setup'
import type { SendAs } from '../features/batch/setup/send-as'
import { setupStore } from '../features/batch/setup/setup-store'
import { ReachHelp } from '../features/inbox/reach-help'
import { firstWorkspace, sampleWorkspace } from '../features/launch/drafts'
import { NameFields } from '../features/launch/name-fields'
import { SendToFields } from '../features/launch/send-to-fields'
import { WireFields } from '../features/launch/wire-fields'
import type { Batch } from '../lib/batch'
import type { LaunchForm } from '../lib/start/launch-form-schema'
import styles from './batch-page.module.css'
import { useSuggestions } from './use-suggestions'

type NewBatchProps = {
  config: Config
  target: Target
  sendAs: SendAs | null
  runHref: (startId: string) => string
  onMissingCredentials: () => void
  onConfirmed: (batch: Batch, headers: readonly HeaderRow[], confirmed: Confirmed) => void
}

/** The form of a new batch, put together from the fields of one start. */
export function NewBatch({
  config,
  target,
  sendAs,
  runHref,
  onMissingCredentials,
  onConfirmed,
}: NewBatchProps) {
  const suggestions = useSuggestions(target)
  const adopted = useSyncExternalStore(setupStore.subscribe, () => setupStore.get().adopted)
  const [initial, setInitial] = useState<LaunchForm | null>(setupStore.get().form)
  useEffect(() => {
    if (initial) return
    let over = false
    const begin = async () => {
      await setupStore.open()
      return setupStore.get().form ?? (await firstWorkspace(target)).form
    }
    begin().then(
      (form) => !over && setInitial(form),
      () => !over && setInitial(sampleWorkspace(target).form),
    )
    return () => {
      over = true
    }
  }, [initial, target])
  if (!initial) return <div aria-busy="true" className={styles.waiting} />
  return (
    <BatchSetup
      key={adopted}
      config={config}
      target={target}
      sendAs={sendAs}
      initial={initial}
      runHref={runHref}
      names={(form) => (
        <div className={styles.names}>
          <NameFields form={form} target={target} suggestions={suggestions} onSettled={() => {}} />
        </div>
      )}
      way={(form) => (
        <SendToFields
          form={form}
          target={target}
          publicUrl={config.inbox.publicUrl}
          reachHelp={<ReachHelp />}
          beside={<WireFields form={form} target={target} />}
        />
      )}
      onMissingCredentials={onMissingCredentials}
      onConfirmed={onConfirmed}
    />
  )
}
