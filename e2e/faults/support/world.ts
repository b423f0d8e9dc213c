import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { confirmNoSeed } from '../../support/no-seed'
import type { BuiltProgram } from './build-page'
import { type ChromiumProcess, startChromium } from './chromium-process'
import { type MortalServer, startMortalServer } from './mortal-server'
import { type Canaries, type KillPlan, planCanaries, planPlatform, planStart, type StartPlan } from './plan'
import { type Platform, startPlatform } from './platform'
import { createRandom } from './random'
import { type Relay, startRelay } from './relay'
import { planRelay } from './relay-plan'
import type { Witness } from './verify'

/** The sender under test, or the control. */
export type Sender = 'seedpad' | 'naive'

/** The whole arrangement: browser – relay – server – platform, and what was seen of each start. */
export type World = {
  seed: string
  sender: Sender
  canaries: Canaries
  platform: Platform
  relay: Relay
  server: MortalServer
  chromium: ChromiumProcess
  dataDir: string
  /** What pages said of each start, by its name: `clicked`, `written`, `done:…`. */
  events: ReadonlyMap<string, ReadonlySet<string>>
  /** Errors that no code of a page caught. */
  uncaught: string[]
  /** Faults that are not the relay's: kills, closed tabs, … */
  count(fault: string): void
  faults(): Record<string, number>
  plan(index: number): StartPlan
  /** Makes a start known, so that its fate is judged in the end; `body` null: not known here. */
  expect(name: string, facts: { body: string | null; nobodyThere: boolean; kill: KillPlan | null }): void
  /** Whether its row was seen to be written, or its request on the wire. Until then a click has not come of anything. */
  happened(name: string): boolean
  witnesses(): Witness[]
  /** No further deaths; waits for the server. */
  makePeace(): Promise<void>
  remove(): Promise<void>
}

// Every n-th connection of the server to the platform is cut unread, more or less.
const UNREAD_SHARE = 0.02
// Long enough that a busy machine's pauses are not taken for a platform that does not answer.
const START_TIMEOUT_MS = 4_000

export async function createWorld(options: {
  seed: string
  sender: Sender
  built: BuiltProgram
}): Promise<World> {
  const { seed, sender, built } = options
  const canaries = planCanaries(seed)
  const dataDir = mkdtempSync(join(tmpdir(), 'seedpad-faults-'))
  const events = new Map<string, Set<string>>()
  const known = new Map<string, { body: string | null; nobodyThere: boolean; kill: KillPlan | null }>()
  const seenAt = new Map<string, number>()
  const attempts = new Map<string, number>()
  const killed = new Set<string>()
  const counts = new Map<string, number>()
  const uncaught: string[] = []
  let peace = false

  const count = (fault: string) => void counts.set(fault, (counts.get(fault) ?? 0) + 1)
  const happened = (name: string) => seenAt.has(name) || promised(events.get(name))
  const reach = (when: KillPlan['when'], name: string) => {
    const plan = known.get(name)?.kill
    if (peace || plan?.when !== when || killed.has(name)) return
    killed.add(name)
    setTimeout(() => {
      if (peace) return
      count(`server: ${plan.how}`)
      void server.die(plan.how, plan.awayMs)
    }, plan.delayMs)
  }

  const platform = await startPlatform({
    planOf: (name) => planPlatform(seed, name),
    cutUnread: (connection) => createRandom(seed, 'unread', connection).chance(UNREAD_SHARE),
    onArrival: (name) => reach('at-platform', name),
    onAnswered: (name) => reach('after-answer', name),
  })
  // Found before the server starts, which must know the relay's address; and the relay must know the server's port.
  const late: { port: number } = { port: 0 }
  const relay = await startRelay({
    to: () => late.port,
    planOf({ kind, label }) {
      const key = `${kind} ${label}`
      const attempt = attempts.get(key) ?? 0
      attempts.set(key, attempt + 1)
      return planRelay(seed, kind, label, attempt)
    },
    onRequest({ kind, label }) {
      if (kind !== 'start') return
      if (!seenAt.has(label)) seenAt.set(label, performance.now())
      reach('at-relay', label)
    },
  })
  const naiveServer = fileURLToPath(new URL('naive-server.mjs', import.meta.url))
  const server = await startMortalServer(sender === 'naive' ? naiveServer : built.main, {
    SEEDPAD_API_URL: platform.url,
    // Port 1: nobody listens there, and no other program ever will.
    SEEDPAD_APP_URL: 'http://127.0.0.1:1',
    SEEDPAD_DATA_DIR: dataDir,
    SEEDPAD_START_TIMEOUT_MS: String(START_TIMEOUT_MS),
    SEEDPAD_ALLOWED_HOSTS: new URL(relay.url).host,
    NAIVE_PAGES: built.pages,
  })
  late.port = server.port
  const chromium = await startChromium((context) => prepare(context, events, uncaught))

  return {
    seed,
    sender,
    canaries,
    platform,
    relay,
    server,
    chromium,
    dataDir,
    events,
    uncaught,
    count,
    faults() {
      const all = new Map(counts)
      for (const [fault, times] of relay.faults) all.set(`relay: ${fault}`, times)
      all.set('platform: cut unread', platform.unread())
      for (const [name, { arrivals }] of platform.seen) {
        const plan = planPlatform(seed, name)
        if (plan.kind === 'accept' || arrivals === 0) continue
        const fault = plan.kind === 'fault' ? `platform: ${plan.fault}` : 'platform: echoes secrets'
        all.set(fault, (all.get(fault) ?? 0) + arrivals)
      }
      return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
    },
    plan: (index) => planStart(seed, index, canaries),
    expect(name, facts) {
      known.set(name, facts)
    },
    happened,
    witnesses: () =>
      [...known].map(([name, { body, nobodyThere }]) => ({
        name,
        body,
        nobodyThere,
        seenAt: seenAt.get(name) ?? null,
        rowPromised: happened(name),
      })),
    async makePeace() {
      peace = true
      await server.alive()
    },
    async remove() {
      peace = true
      await chromium.remove()
      await relay.close()
      await server.remove()
      await platform.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Whoever saw the row written, or came to an outcome, must find the row in the end. */
function promised(events: ReadonlySet<string> | undefined): boolean {
  return (
    events !== undefined &&
    ['written', 'done:outcome', 'done:refused', 'done:open'].some((e) => events.has(e))
  )
}

async function prepare(
  context: BrowserContext,
  events: Map<string, Set<string>>,
  uncaught: string[],
): Promise<void> {
  await confirmNoSeed(context)
  await context.exposeBinding('reportFault', (_source, event: string, name: string) => {
    const known = events.get(name) ?? new Set()
    events.set(name, known.add(event))
  })
  context.on('weberror', (error) => {
    const text = error.error().stack || error.error().message
    // A part of the page that the wire has cut; such an error has an empty stack.
    if (!/preload CSS|dynamically imported module|Importing a module/.test(text)) uncaught.push(text)
  })
  context.setDefaultTimeout(20_000)
}
