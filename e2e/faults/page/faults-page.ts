import '../../../src/app/lib/zod-setup'
import { startReconciling } from '../../../src/app/features/runs/reconcile-runs'
import { getConfig } from '../../../src/app/lib/api'
import { openDatabase } from '../../../src/app/lib/database'
import { launchAndSettle } from '../../../src/app/lib/start/launch-and-settle'
import type { Launch, LaunchResult } from '../../../src/app/lib/start/launch-run'
import { prepareLaunch } from '../../../src/app/lib/start/prepare-launch'
import { WriteAheadError } from '../../../src/app/lib/start/write-ahead'
import type { Config } from '../../../src/contract/config-message'
import type { FaultsPage, Row } from '../support/page-contract'
import type { Canaries, StartSpec } from '../support/plan'

// What the product's page does around the start button, without the interface: the same modules, in the same browser.
startReconciling()

let config: Promise<Config> | undefined

/** As the page's query does: asked again until the server answers, then kept. */
async function configured(): Promise<Config> {
  config ??= (async () => {
    for (;;) {
      try {
        return await getConfig()
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  })()
  return config
}

async function launchOf(spec: StartSpec, canaries: Canaries): Promise<Launch> {
  const { targets, inbox, journalId, startTimeoutMs } = await configured()
  const target = targets.find(({ id }) => id === spec.target)
  if (!target) throw new Error('no such target')
  const ticket = { startId: spec.startId, deliverySecret: spec.deliverySecret }
  const form = {
    project: 'faults',
    automation: spec.name,
    sendTo: spec.sendTo,
    webhookUrl: 'https://example.com/hook',
    headers: spec.headers,
    wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' } as const,
  }
  return {
    ticket,
    prepared: prepareLaunch({
      form,
      seedText: spec.seedText,
      target,
      ticket,
      inbox: { publicUrl: inbox.publicUrl, inboxId: 'inbox-of-the-fault-harness' },
    }),
    target,
    journalId,
    startTimeoutMs,
    project: form.project,
    automation: form.automation,
    seedText: spec.seedText,
    sendTo: spec.sendTo,
    credentials: { authorization: canaries.token, apiKey: canaries.apiKey },
    profile: 'Token ••••',
    againOf: null,
    // No two starts are alike here, and looking for twins among thousands of the last two minutes takes its time.
    twinConfirmed: true,
    onWritten: () => void report('written', spec.name),
  }
}

async function click(spec: StartSpec, canaries: Canaries): Promise<void> {
  const launch = await launchOf(spec, canaries)
  report('clicked', spec.name)
  const [result] = await Promise.all([
    attempt(launch),
    // The second click of a double click that came through, or of a second tab with the same draft.
    ...(spec.doubled ? [attempt(launch)] : []),
  ])
  report(`done:${result}`, spec.name)
  if (result === 'open') await serverAnswers()
}

/** While the server is away every click fails at once; an operator would look up and wait a little, and so does this. */
async function serverAnswers(): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const answered = await fetch('/healthz', { signal: AbortSignal.timeout(500) }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function attempt(launch: Launch): Promise<LaunchResult['kind'] | string> {
  try {
    return (await launchAndSettle(launch)).kind
  } catch (error) {
    return error instanceof WriteAheadError ? `${error.name} (${error.fault})` : String(Object(error).name)
  }
}

async function launchAll(specs: StartSpec[], canaries: Canaries, parallel: number): Promise<void> {
  const queue = [...specs]
  const worker = async () => {
    for (let spec = queue.shift(); spec; spec = queue.shift()) await click(spec, canaries)
  }
  await Promise.all(Array.from({ length: parallel }, worker))
}

function report(event: string, name: string): void {
  window.reportFault?.(event, name)
}

const page: FaultsPage = {
  launchAll,
  async countSending() {
    const { db } = await openDatabase()
    return db.runs.where('state').equals('sending').count()
  },
  async rows() {
    const { db } = await openDatabase()
    const runs = await db.runs.toArray()
    return runs.map(
      ({ startId, automation, state, reason, executionId }): Row => ({
        id: startId,
        name: automation,
        state,
        reason,
        executionId,
      }),
    )
  },
  async dump() {
    const { db } = await openDatabase()
    const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]))
    return JSON.stringify([tables, { ...localStorage }, document.title, location.href])
  },
}
window.faults = page
