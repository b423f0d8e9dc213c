import { BookMarked, Gauge, History, KeyRound, Play, SquareTerminal } from 'lucide-react'
import { spellOut } from '../../../contract/misleading-text'
import type { Target } from '../../../contract/target'
import type { LaunchPaneHandle } from '../../features/launch/launch-handle'
import type { Action } from '../../lib/actions'
import { openDatabase, type SeedpadDatabase } from '../../lib/database'
import { formatAgo } from '../../lib/format'
import { t } from '../../lib/i18n/i18n'
import type { Run } from '../../lib/run'
import type { SavedSeed } from '../../lib/saved-seed'
import { seedSummary } from '../../lib/seed-summary'
import { chooseTarget } from '../../lib/target-choice'
import '../../features/launch/later-words'
import '../../features/palette/later-words'

type LaunchDeps = {
  target: Target
  targets: readonly Target[]
  launch: LaunchPaneHandle | null
  onShow: (startId: string) => void
  onLaunchPage: () => void
  onTogglePanel: () => void
}

/** So many of the newest runs are looked at; they name the automations too. */
const NEWEST = 300
const SHOWN_AT_ONCE = 8
const MOST_SEEDS = 300

/** What the form can do, and what the history and the saved seeds offer it, for the palette. */
export async function launchActions(deps: LaunchDeps): Promise<Action[]> {
  const { target, launch, onTogglePanel, onLaunchPage } = deps
  const form = launch?.read().form
  const own: Action[] = [
    {
      id: 'credentials',
      group: 'do',
      label: t('palette.do.credentials'),
      keywords: ['token', 'key', 'login'],
      icon: <KeyRound size={15} />,
      run: () => {
        onLaunchPage()
        onTogglePanel()
      },
    },
  ]
  if (launch && !target.simulated)
    own.push({
      id: 'budget',
      group: 'do',
      label: t('caution.palette.budget'),
      keywords: ['budget', 'limit', 'limite'],
      icon: <Gauge size={15} />,
      run: () => {
        onLaunchPage()
        launch.setLimit()
      },
    })
  if (form && form.automation.trim() !== '')
    own.unshift({
      id: 'start',
      group: 'do',
      first: true,
      paid: true,
      label: t('palette.do.start', { automation: form.automation.trim() }),
      hint: `${spellOut(form.project.trim())} · ${t(target.simulated ? 'shell.simulated' : 'shell.live', { label: target.label })}`,
      icon: <Play size={15} />,
      run: () => {
        onLaunchPage()
        requestAnimationFrame(() => launch?.start())
      },
    })
  try {
    const { db } = await openDatabase()
    const [runs, seeds] = await Promise.all([newestRuns(db), db.savedSeeds.limit(MOST_SEEDS).toArray()])
    return [...own, ...automations(runs, deps), ...recentRuns(runs, deps), ...savedSeeds(seeds, deps)]
  } catch {
    // Without a database there is no history; the rest of the palette serves.
    return own
  }
}

const newestRuns = (db: SeedpadDatabase): Promise<Run[]> =>
  db.runs.orderBy('createdAt').reverse().limit(NEWEST).toArray()

/** Each automation that was started on a target still offered, most recent first. */
function automations(runs: readonly Run[], { targets, launch, onLaunchPage }: LaunchDeps): Action[] {
  const known = new Map<string, Run>()
  for (const run of runs) {
    const key = JSON.stringify([run.target.id, run.project, run.automation])
    if (!known.has(key) && targets.some(({ id }) => id === run.target.id)) known.set(key, run)
  }
  return [...known].map(([key, { project, automation, target }], at) => ({
    id: `automation ${key}`,
    group: 'automation',
    label: spellOut(automation),
    hint: `${spellOut(project)} · ${t(target.simulated ? 'shell.simulated' : 'shell.live', { label: target.label })}`,
    icon: <SquareTerminal size={15} />,
    rare: at >= SHOWN_AT_ONCE,
    run: () => {
      onLaunchPage()
      chooseTarget(target.id)
      // The pane learns of the target by rendering; the names must land after it.
      requestAnimationFrame(() => launch?.name(project, automation))
    },
  }))
}

function recentRuns(runs: readonly Run[], { onShow }: LaunchDeps): Action[] {
  const now = Date.now()
  return runs.map((run, at) => ({
    id: `run ${run.startId}`,
    group: 'run',
    label: `${spellOut(run.automation)}: ${t(`state.${run.state}`)}`,
    hint: [
      run.executionId === null ? seedSummary(run.seedText) : spellOut(run.executionId),
      formatAgo(run.createdAt, now),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    keywords: [run.project, run.target.label],
    icon: <History size={15} />,
    rare: at >= SHOWN_AT_ONCE,
    run: () => onShow(run.startId),
  }))
}

function savedSeeds(seeds: readonly SavedSeed[], { launch, onLaunchPage }: LaunchDeps): Action[] {
  return seeds.map((seed, at) => ({
    id: `seed ${seed.id}`,
    group: 'seed',
    label: spellOut(seed.name),
    hint: [
      spellOut(seed.automation ?? t('palette.seed.all')),
      spellOut(seed.note, 'text') || seedSummary(seed.seedText),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    keywords: seed.tags,
    icon: <BookMarked size={15} />,
    rare: at >= SHOWN_AT_ONCE,
    run: () => {
      onLaunchPage()
      const now = launch?.read()
      if (!launch || !now) return
      const names = {
        project: seed.project ?? now.form.project,
        automation: seed.automation ?? now.form.automation,
      }
      launch.load({ form: { ...now.form, ...names }, seedText: seed.seedText })
    },
  }))
}
