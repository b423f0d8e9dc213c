import { type RefObject, useEffect, useState } from 'react'
import type { Config } from '../../contract/config-message'
import type { Target } from '../../contract/target'
import { CredentialsPanel } from '../features/credentials/credentials-panel'
import { credentialsWanted } from '../features/credentials/credentials-wanted'
import { startCredentials } from '../features/credentials/start-credentials'
import { useCredentials } from '../features/credentials/use-credentials'
import { exchangeStore } from '../features/exchange/exchange-store'
import { ReachHelp } from '../features/inbox/reach-help'
import type { LaunchPaneHandle } from '../features/launch/launch-handle'
import { LaunchPane } from '../features/launch/launch-pane'
import { LastOutcome } from '../features/runs/last-outcome'
import { StateBadge } from '../features/runs/state-badge'
import { examiner } from '../features/seeds/examiner'
import { createSeedDocument, type SeedDocument } from '../features/seeds/seed-document'
import { SeedWorkbench } from '../features/seeds/seed-workbench'
import { draftKey } from '../lib/draft'
import { useT } from '../lib/i18n/i18n'
import { LayoutFrame } from '../ui/layout-frame'
import type { MenuItem } from '../ui/menu'
import styles from './launch-side.module.css'
import { forgetOpening, type Opening, openingAhead, readOpening } from './opening'
import { useSuggestions } from './use-suggestions'

type LaunchSideProps = {
  config: Config
  target: Target
  panelOpen: boolean
  onOpenPanel: () => void
  onStarted: (startId: string) => void
  /** Leads to a run's detail, wherever it is shown. */
  onShow: (startId: string) => void
  handle: RefObject<LaunchPaneHandle | null>
  firstVisit: boolean
}

type Ready = Opening & { seed: SeedDocument }

/** The left half of the page, put together from its features once the last draft is back. */
export function LaunchSide(props: LaunchSideProps) {
  const { config, target, panelOpen, onOpenPanel, onStarted, onShow, handle, firstVisit } = props
  const t = useT()
  const ready = useReady(target)
  const credentials = useCredentials()
  const suggestions = useSuggestions(target)
  const [lastStart, setLastStart] = useState<string | null>(null)

  return (
    <section aria-label={t('launch.region')} className={styles.side}>
      {panelOpen ? <CredentialsPanel target={target} targets={config.targets} /> : null}
      {ready ? (
        <LaunchPane
          ref={handle}
          config={config}
          target={target}
          inboxId={ready.inboxId}
          initial={ready.workspace}
          seed={ready.seed}
          credentials={startCredentials(credentials, target)}
          suggestions={suggestions}
          editor={(bench) => (
            <div data-takes-files="" data-tour="seed" className={styles.editor}>
              <SeedWorkbench
                seed={ready.seed}
                limitBytes={config.limits.bodyBytes}
                outcome={(run) => <StateBadge state={run.state} byHand={run.settledBy === 'operator'} />}
                tools={exchangeTools(t)}
                {...bench}
              />
            </div>
          )}
          onTakeOut={() => exchangeStore.open({ kind: 'take-out' })}
          reachHelp={<ReachHelp />}
          outcome={
            <LastOutcome startId={lastStart} invite={firstVisit && target.simulated} onShow={onShow} />
          }
          onShow={onShow}
          onStarted={(startId) => {
            setLastStart(startId)
            onStarted(startId)
          }}
          onMissingCredentials={() => {
            onOpenPanel()
            credentialsWanted.ask(target.id)
          }}
        />
      ) : (
        <div className={styles.waiting} aria-busy="true">
          <LayoutFrame credentials={false} />
        </div>
      )}
    </section>
  )
}

/** The ways into and out of the form, in the menu of the seed's tools. */
function exchangeTools(t: ReturnType<typeof useT>): MenuItem[] {
  return [
    {
      label: t('exchange.bringIn'),
      separated: true,
      onSelect: () => exchangeStore.open({ kind: 'bring-in', text: null, plain: null }),
    },
    { label: t('exchange.copyAs'), onSelect: () => exchangeStore.open({ kind: 'take-out' }) },
    { label: t('exchange.share'), onSelect: () => exchangeStore.open({ kind: 'share' }) },
    {
      label: t('exchange.export'),
      separated: true,
      onSelect: () => exchangeStore.open({ kind: 'export' }),
    },
    { label: t('exchange.import'), onSelect: () => exchangeStore.open({ kind: 'import', file: null }) },
  ]
}

/** What the form begins with, once; usually it has been read before anything was rendered. */
function useReady(target: Target): Ready | undefined {
  const [ready, setReady] = useState<Ready | undefined>(() => {
    const opening = openingAhead(target)
    return opening && toReady(target, opening)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first target decides what the page opens with
  useEffect(() => {
    forgetOpening()
    if (ready) return
    let over = false
    void readOpening(target).then((opening) => {
      if (!over) setReady(toReady(target, opening))
    })
    return () => {
      over = true
    }
  }, [])
  return ready
}

function toReady(target: Target, { workspace, inboxId }: Opening): Ready {
  const { project, automation } = workspace.form
  const seed = createSeedDocument(examiner)
  seed.open(draftKey(target.id, project, automation), workspace.seedText)
  return { workspace, seed, inboxId }
}
