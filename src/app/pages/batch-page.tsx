import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Config } from '../../contract/config-message'
import type { HeaderRow } from '../../contract/header-rows'
import type { Target } from '../../contract/target'
import { batchRunner } from '../features/batch/run/batch-runner'
import { BatchSetup } from '../features/batch/setup/batch-setup'
import type { GoesTo, SendAs } from '../features/batch/setup/send-as'
import { setupStore } from '../features/batch/setup/setup-store'
import { announceBatches } from '../features/batch/view/announce'
import { BatchDetailOf } from '../features/batch/view/batch-detail'
import { BatchList } from '../features/batch/view/batch-list'
import type { RowFacts } from '../features/batch/view/batch-view'
import '../features/credentials/check-words'
import { credentialsWanted } from '../features/credentials/credentials-wanted'
import { startCredentials } from '../features/credentials/start-credentials'
import { useCredentials } from '../features/credentials/use-credentials'
import { inboxId } from '../features/inbox/inbox-id'
import { ReachHelp } from '../features/inbox/reach-help'
import { firstWorkspace, sampleWorkspace } from '../features/launch/drafts'
import { NameFields } from '../features/launch/name-fields'
import { SendToFields } from '../features/launch/send-to-fields'
import { WireFields } from '../features/launch/wire-fields'
import { RunDetail } from '../features/runs/run-detail'
import { StateBadge } from '../features/runs/state-badge'
import type { Batch } from '../lib/batch'
import { openDatabase } from '../lib/database'
import { useT } from '../lib/i18n/i18n'
import { usePaneShare } from '../lib/layout'
import type { LaunchForm } from '../lib/start/launch-form-schema'
import { useChosenTarget } from '../lib/target-choice'
import { NARROW, useMedia } from '../lib/use-media'
import { Boundary } from '../ui/boundary'
import { cx } from '../ui/cx'
import { Splitter } from '../ui/splitter'
import { toasts } from '../ui/toast'
import styles from './batch-page.module.css'
import { useOperator } from './use-operator'
import { useSendAgain } from './use-send-again'
import { useSuggestions } from './use-suggestions'

announceBatches()

type BatchPageProps = { config: Config; onOpenPanel: () => void }

/** Many starts of one automation: the batches so far, a new one, or one of them with the run that is looked at. */
export function BatchPage({ config, onOpenPanel }: BatchPageProps) {
  const target = useChosenTarget(config.targets)
  return target ? <Page config={config} target={target} onOpenPanel={onOpenPanel} /> : null
}

function Page({ config, target, onOpenPanel }: BatchPageProps & { target: Target }) {
  const t = useT()
  const [, navigate] = useLocation()
  const search = new URLSearchParams(useSearch())
  const selected = search.get('batch')
  const run = search.get('run')
  const narrow = useMedia(NARROW)
  const [share, setShare] = usePaneShare('batch', 58)
  const credentials = useCredentials()
  const hrefOf = (batchId: string | null) => (batchId === null ? '/batch' : `/batch?batch=${batchId}`)
  const runHref = (startId: string) => `${hrefOf(selected)}${selected === null ? '?' : '&'}run=${startId}`
  const runPage = (startId: string) => `/runs?run=${startId}`
  const missingCredentials = () => {
    onOpenPanel()
    navigate('/')
    credentialsWanted.ask(target.id)
    toasts.show(t('credentials.missing', { target: target.label }))
  }
  const send = async (batch: Batch, headers: readonly HeaderRow[], upTo: number | null) => {
    const goesTo = config.targets.find(({ id }) => id === batch.target.id)
    const given = goesTo && startCredentials(credentials, goesTo)
    if (!goesTo || !given) return missingCredentials()
    const ready = async () => {
      const { db } = await openDatabase()
      await db.batches.update(batch.id, { limit: batch.limit, leftOut: batch.leftOut ?? [] })
      return { batch, config, target: goesTo, inboxId: await inboxId(), credentials: given, headers }
    }
    const began = await batchRunner.begin(batch.id, ready, upTo)
    if (began !== 'begun') toasts.show(t(`batch.begin.${began}`))
  }
  const goesTo = (id: Target['id']): GoesTo => {
    const known = config.targets.find((known) => known.id === id)
    const given = known ? startCredentials(credentials, known) : null
    return {
      target: known ?? null,
      sendAs: given && { profile: given.profile, confirmTyped: given.confirmTyped },
    }
  }
  const list = (
    <nav aria-label={t('batch.heading')} className={styles.list} hidden={narrow && selected !== null}>
      <BatchList selected={selected} hrefOf={hrefOf} />
    </nav>
  )
  return (
    <main className={cx(styles.page, narrow && styles.narrow)}>
      {narrow ? null : list}
      <section aria-label={t('nav.batch')} className={styles.main} hidden={narrow && run !== null}>
        <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
          {narrow && selected !== null ? (
            <a
              href="/batch"
              className={styles.back}
              onClick={(event) => {
                event.preventDefault()
                navigate('/batch')
              }}
            >
              ← {t('batch.heading')}
            </a>
          ) : null}
          {narrow && selected === null ? (
            // Folded away: the form's button stays at the foot of a small screen.
            <details className={styles.fold}>
              <summary>{t('batch.heading')}</summary>
              {list}
            </details>
          ) : null}
          {selected === null ? (
            <NewBatch
              config={config}
              target={target}
              sendAs={goesTo(target.id).sendAs}
              runHref={runPage}
              onMissingCredentials={missingCredentials}
              onConfirmed={(batch, headers, trial) => {
                navigate(hrefOf(batch.id))
                void send(batch, headers, trial ? 1 : null)
              }}
            />
          ) : (
            <Detail
              key={selected}
              batchId={selected}
              run={run}
              goesTo={goesTo}
              onOpenRun={(startId) => navigate(runHref(startId))}
              hrefOf={hrefOf}
              runHref={runPage}
              onSend={(batch, headers, upTo) => void send(batch, headers, upTo)}
              onMissingCredentials={missingCredentials}
              onShowBatch={(id) => navigate(hrefOf(id))}
            />
          )}
        </Boundary>
      </section>
      {run === null ? null : (
        <>
          {narrow ? null : (
            <Splitter
              label={t('shell.panes')}
              orientation="vertical"
              value={share}
              min={35}
              max={75}
              onChange={setShare}
            />
          )}
          <section
            aria-label={t('batch.runPane')}
            className={styles.run}
            style={narrow ? undefined : { flex: `0 0 ${100 - share}%` }}
          >
            <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
              <RunPane
                config={config}
                startId={run}
                hrefOf={runHref}
                onClose={() => navigate(hrefOf(selected))}
              />
            </Boundary>
          </section>
        </>
      )}
    </main>
  )
}

type DetailProps = Omit<Parameters<typeof BatchDetailOf>[0], 'chosen' | 'badge' | 'onUseAgain'> & {
  run: string | null
}

function Detail({ run, ...rest }: DetailProps) {
  const t = useT()
  const badge = (facts: RowFacts): ReactNode =>
    facts.state === 'waiting' || facts.state === 'left-out' || facts.state === 'gone' ? (
      <span className={styles.quiet}>{t(`batch.state.${facts.state}`)}</span>
    ) : (
      <StateBadge state={facts.state} byHand={facts.settledBy === 'operator'} />
    )
  return (
    <BatchDetailOf
      {...rest}
      chosen={run}
      badge={badge}
      onUseAgain={(batch) => {
        // What was being put together is not lost: settings go over it.
        void setupStore.open().then(() => {
          setupStore.adopt(batch)
          rest.onShowBatch(null)
        })
      }}
    />
  )
}

type NewBatchProps = {
  config: Config
  target: Target
  sendAs: SendAs | null
  runHref: (startId: string) => string
  onMissingCredentials: () => void
  onConfirmed: (batch: Batch, headers: readonly HeaderRow[], trial: boolean) => void
}

/** The form of a new batch, put together from the fields of one start. */
function NewBatch({ config, target, sendAs, runHref, onMissingCredentials, onConfirmed }: NewBatchProps) {
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
        <>
          <SendToFields
            form={form}
            target={target}
            publicUrl={config.inbox.publicUrl}
            reachHelp={<ReachHelp />}
            beside={<WireFields form={form} target={target} />}
          />
        </>
      )}
      onMissingCredentials={onMissingCredentials}
      onConfirmed={onConfirmed}
    />
  )
}

type RunPaneProps = {
  config: Config
  startId: string
  hrefOf: (startId: string) => string
  onClose: () => void
}

function RunPane({ config, startId, hrefOf, onClose }: RunPaneProps) {
  const [, navigate] = useLocation()
  const target = useChosenTarget(config.targets)
  const operator = useOperator(target)
  // The form and the comparison are on Launch.
  const onLaunch = (id: string) => navigate(`/?run=${id}`)
  const sendAgain = useSendAgain(config, {
    onShow: (id) => navigate(hrefOf(id)),
    onEdit: (run) => onLaunch(run.startId),
  })
  return (
    <>
      <RunDetail
        startId={startId}
        operator={operator}
        hrefOf={hrefOf}
        otherTargets={() => []}
        resultHelp={<ReachHelp />}
        onEdit={(run) => onLaunch(run.startId)}
        onSendAgain={sendAgain.open}
        onRunAgain={sendAgain.runAgain}
        onCompare={(run) => onLaunch(run.startId)}
        onClose={onClose}
      />
      {sendAgain.dialog}
    </>
  )
}
