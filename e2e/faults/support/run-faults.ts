import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { type StartOutcome, startOutcomeSchema } from '../../../src/contract/start-messages'
import { buildHarnessPage } from './build-page'
import { filesBelow, findCanaries, keptOfPages } from './canaries'
import { runInterface } from './interface'
import type { Row } from './page-contract'
import { planPlatform } from './plan'
import { printProgress } from './print-progress'
import { createQueue, openPage, runTab } from './tabs'
import { verify } from './verify'
import { closeTab } from './within'
import { createWorld, type Sender, type World } from './world'

export type FaultRun = {
  seed: string
  sender: Sender
  /** Starts made by the page's own modules, and through the interface. */
  starts: number
  interfaceStarts: number
  tabs: number
  /** Starts of one tab at a time. */
  parallel: number
  /** Where set, a line on how far it has come is printed every so many milliseconds. */
  progressMs?: number
}

/** What came of a run. The lists hold one line for each finding; all of them empty is what is promised. */
export type Figures = {
  starts: number
  arrivals: number
  faults: Record<string, number>
  faultTotal: number
  duplicates: string[]
  lost: string[]
  wrong: string[]
  canaries: string[]
  uncaught: string[]
  states: Record<string, number>
  /** Clicks that the page refused with words, since it could not write a row, or the row was there already. */
  refusals: Record<string, number>
  seconds: number
  /** Of those: until all starts were made. */
  startingSeconds: number
}

const RECOVERY_MS = 90_000

/** Runs the crash harness and says what it found. */
export async function runFaults(run: FaultRun): Promise<Figures> {
  const from = performance.now()
  const built = await buildHarnessPage()
  const world = await createWorld({ ...run, built })
  const progress =
    run.progressMs && setInterval(() => console.log(printProgress(run, world, from)), run.progressMs)
  try {
    const path = run.sender === 'naive' ? '/faults/naive.html' : '/faults/index.html'
    const queue = createQueue(world, run.starts)
    await Promise.all([
      ...Array.from({ length: run.tabs }, () => runTab(world, queue, path, run.parallel)),
      runInterface(world, run.interfaceStarts),
    ])
    const elapsed = () => (performance.now() - from) / 1000
    const startingSeconds = elapsed()
    return { ...(await judge(world, path, run.sender)), startingSeconds, seconds: elapsed() }
  } finally {
    clearInterval(progress)
    await world.remove()
    built.remove()
  }
}

/** Ends all faults, lets the sender recover, and holds its rows against what the platform saw. */
async function judge(
  world: World,
  path: string,
  sender: Sender,
): Promise<Omit<Figures, 'seconds' | 'startingSeconds'>> {
  await world.makePeace()
  await world.relay.calm()
  const page = await openPage(world, path)
  const until = performance.now() + RECOVERY_MS
  while ((await page.evaluate(() => window.faults?.countSending())) !== 0 && performance.now() < until)
    await delay(500)
  // Whatever was still to come late has come by now; what comes after this would be a finding.
  while (performance.now() - world.platform.lastArrival() < 2_000) await delay(200)

  const rows = (await page.evaluate(() => window.faults?.rows())) ?? []
  const dump = (await page.evaluate(() => window.faults?.dump())) ?? ''
  await closeTab(page)
  const { platform, server, canaries } = world
  const verdict = verify({
    witnesses: world.witnesses(),
    rows,
    platform,
    planOf: (name) => planPlatform(world.seed, name),
    deaths: server.deaths,
  })
  if (platform.sinkHits() > 0) verdict.wrong.push(`${platform.sinkHits()} redirects were followed`)
  if (sender === 'seedpad') verdict.wrong.push(...(await disagreements(server.port, rows)))
  const faults = world.faults()
  return {
    ...verdict,
    arrivals: [...platform.seen.values()].reduce((sum, { arrivals }) => sum + arrivals, 0),
    faults,
    faultTotal: Object.values(faults).reduce((sum, times) => sum + times, 0),
    canaries: findCanaries(canaries, [
      { where: 'the page’s database and storage', text: dump },
      { where: 'addresses', text: world.relay.lines.join('\n') },
      { where: 'the server’s log', text: server.output },
      ...filesBelow(world.dataDir, 'the data directory:'),
      ...filesBelow(world.chromium.profile, 'the browser’s profile:', keptOfPages),
    ]),
    uncaught: world.uncaught,
    refusals: countBy(
      [...world.events.values()].flatMap((events) => [...events]).filter((event) => event.includes('Error')),
      (event) => event.slice('done:'.length),
    ),
    states: countBy(rows, ({ state, reason }) => (reason === null ? state : `${state} (${reason})`)),
  }
}

/** Rows that say another thing than the server's journal. */
async function disagreements(port: number, rows: readonly Row[]): Promise<string[]> {
  const found: string[] = []
  for (const { id, name, state, executionId } of rows) {
    const outcome = id === null ? null : await ask(port, `/api/starts/${id}`)
    if (outcome?.state !== state || outcome.executionId !== executionId)
      found.push(`${name}: the row says ${state}, the journal ${outcome?.state ?? 'nothing'}`)
  }
  return found
}

function ask(port: number, path: string): Promise<StartOutcome | null> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      incoming.on('end', () => resolve(startOutcomeSchema.safeParse(JSON.parse(text)).data ?? null))
    })
    outgoing.once('error', reject).end()
  })
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}
