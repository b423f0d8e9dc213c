import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Config } from '../../contract/config-message'
import type { TargetId } from '../../contract/target'
import type { LaunchPaneHandle } from '../features/launch/launch-handle'
import { workspaceOfRun } from '../features/launch/workspace-of-run'
import { useActions } from '../lib/actions'
import { takeDemoFills } from '../lib/demo'
import { useT } from '../lib/i18n/i18n'
import { usePaneShare } from '../lib/layout'
import type { Run } from '../lib/run'
import { chooseTarget, useChosenTarget } from '../lib/target-choice'
import { NARROW, useMedia } from '../lib/use-media'
import { useRecentNames } from '../lib/use-recent-names'
import { Boundary } from '../ui/boundary'
import { cx } from '../ui/cx'
import { Splitter } from '../ui/splitter'
import { toasts } from '../ui/toast'
import { ExchangeHost } from './exchange-host'
import { focusRun } from './focus-run'
import { LaunchSide } from './launch-side'
import { RunsSide } from './runs-side'
import { useOperator } from './use-operator'
import { useSendAgain } from './use-send-again'
import styles from './workspace.module.css'

type WorkspaceProps = {
  config: Config
  panelOpen: boolean
  onOpenPanel: () => void
  onTogglePanel: () => void
  hidden: boolean
}

/**
 * Launch and Runs. Both stay mounted: going to the runs and back loses nothing typed. Wide screens show them side by
 * side under Launch; narrow ones show one at a time.
 */
export function Workspace({ config, panelOpen, onOpenPanel, onTogglePanel, hidden }: WorkspaceProps) {
  const t = useT()
  const [location, navigate] = useLocation()
  const search = useSearch()
  const selected = new URLSearchParams(search).get('run')
  const narrow = useMedia(NARROW)
  const [share, setShare] = usePaneShare('launch', 54)
  const [firstVisit, setFirstVisit] = useState<boolean>()
  const launch = useRef<LaunchPaneHandle>(null)
  const target = useChosenTarget(config.targets)
  const recent = useRecentNames(target?.id, '')
  if (recent && firstVisit === undefined) setFirstVisit(recent.runCount === 0)
  const operator = useOperator(target)
  const sendAgain = useSendAgain(config, { onShow: (startId) => show(startId), onEdit: (run) => edit(run) })
  // An address that names a run shows it where the form leaves no room beside it. A window that was made narrower keeps the form.
  const [besideForm, setBesideForm] = useState<string | null>(null)
  if (!narrow && besideForm !== selected) setBesideForm(selected)
  const onRuns =
    location === '/runs' || (narrow && location === '/' && selected !== null && selected !== besideForm)
  /** The page as it is, filters included, with another run open or none. */
  const hrefOf = (startId: string | null) => {
    const params = new URLSearchParams(search)
    if (startId === null) params.delete('run')
    else params.set('run', startId)
    return params.size === 0 ? location : `${location}?${params}`
  }
  const show = (startId: string) => {
    navigate(narrow || onRuns ? `/runs?run=${startId}` : `/?run=${startId}`)
    focusRun(startId)
  }
  useActions(async () => {
    if (!target) return []
    const [{ launchActions }, { profileActions }, { viewActions }] = await Promise.all([
      import('./actions/launch-actions'),
      import('./actions/profile-actions'),
      import('./actions/view-actions'),
    ])
    const { targets } = config
    const onLaunchPage = () => {
      if (location !== '/' || onRuns) navigate('/')
    }
    const own = { target, targets, launch: launch.current, onShow: show, onLaunchPage, onTogglePanel }
    return [...(await launchActions(own)), ...profileActions(targets), ...(await viewActions(navigate))]
  })
  useEffect(
    () =>
      takeDemoFills(async (step) => {
        const now = launch.current?.read()
        if (!now) return
        navigate('/')
        const form = { ...now.form, ...step, sendTo: 'inbox' as const, headers: [] }
        await launch.current?.load({ form, seedText: step.seedText })
      }),
    [navigate],
  )
  if (!target) return null

  const edit = (run: Run, elsewhere?: TargetId) => {
    const to = config.targets.find(({ id }) => id === (elsewhere ?? run.target.id))
    if (to) chooseTarget(to.id)
    const workspace = workspaceOfRun(run)
    if (elsewhere) workspace.form.wire = { dialect: 'default', webhookAs: 'object', seedAs: 'object' }
    // The pane learns of the target by rendering; the draft must land after it.
    requestAnimationFrame(() => launch.current?.load(workspace))
    navigate(narrow ? '/' : `/?run=${run.startId}`)
    if (elsewhere && to) void import('./tell-edited').then(({ tellEdited }) => tellEdited(run, to))
    if (run.headerNames.length > (run.sendTo === 'inbox' ? 1 : 0)) toasts.show(t('run.edited'))
  }
  return (
    <main className={cx(styles.workspace, narrow && styles.narrow)} hidden={hidden}>
      <div className={styles.pane} style={narrow ? undefined : { flex: `0 0 ${share}%` }} hidden={onRuns}>
        <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
          <LaunchSide
            config={config}
            target={target}
            panelOpen={panelOpen}
            onOpenPanel={onOpenPanel}
            onStarted={(startId) => navigate(narrow ? '/' : `/?run=${startId}`, { replace: true })}
            onShow={show}
            handle={launch}
            firstVisit={firstVisit ?? false}
          />
        </Boundary>
      </div>
      {narrow || onRuns ? null : (
        <Splitter
          label={t('shell.panes')}
          orientation="vertical"
          value={share}
          min={30}
          max={72}
          onChange={setShare}
        />
      )}
      <div className={cx(styles.pane, styles.right)} hidden={narrow && !onRuns}>
        <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
          <RunsSide
            whole={onRuns}
            selected={selected}
            hrefOf={hrefOf}
            operator={operator}
            onEdit={edit}
            otherTargets={(run) => config.targets.filter(({ id }) => id !== run.target.id)}
            onSendAgain={sendAgain.open}
            onRunAgain={sendAgain.runAgain}
            onClose={() => navigate(onRuns && location === '/' ? '/runs' : hrefOf(null))}
          />
        </Boundary>
      </div>
      <Boundary>
        {sendAgain.dialog}
        <ExchangeHost
          config={config}
          target={target}
          launch={launch}
          onTaken={() => navigate('/')}
          onOpenPanel={onOpenPanel}
        />
      </Boundary>
    </main>
  )
}
