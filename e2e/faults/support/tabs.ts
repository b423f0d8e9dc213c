import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { buildRequestBody } from '../../../src/contract/request-body'
import type { StartSpec } from './plan'
import { createRandom } from './random'
import { closeTab, within } from './within'
import type { World } from './world'

/** How a tab ends in the middle of its starts. */
type TabEnd = { kind: 'none' } | { kind: 'reload' | 'close' | 'crash' | 'browser'; afterMs: number }

const BATCH = 20
/** Nothing here may take so long; a page that hangs is a finding. */
const STUCK_MS = 120_000
/** How long the browser may take for a tab. */
const OPEN_MS = 20_000

/** Hands out the starts to the tabs: each once, and again where it came of nothing (the tab ended, the disk was too slow). */
export function createQueue(world: World, starts: number) {
  let next = 0
  let batches = 0
  const again: StartSpec[] = []
  const returned = new Map<string, number>()
  /** Clicks for a second tab with the same draft. */
  const shared: StartSpec[] = []
  return {
    take(): { number: number; specs: StartSpec[] } | null {
      const specs = [...again.splice(0, BATCH), ...shared.splice(0, 2)]
      while (specs.length < BATCH && next < starts) {
        const { spec, kill } = world.plan(next)
        world.expect(spec.name, {
          body: bodyOf(spec),
          nobodyThere: spec.target === 'app',
          kill,
        })
        specs.push(spec)
        // The control is spared this: two clicks are two starts to it, and rightly so.
        if (next % 29 === 0 && world.sender === 'seedpad') shared.push(spec)
        next += 1
      }
      return specs.length === 0 ? null : { number: batches++, specs }
    },
    /** Those that have not come of anything are clicked for again; not for ever, where the page refuses them. */
    giveBack(specs: StartSpec[]) {
      for (const spec of specs.filter(({ name }) => !world.happened(name))) {
        const times = (returned.get(spec.name) ?? 0) + 1
        returned.set(spec.name, times)
        if (times <= 10) again.push(spec)
      }
    },
  }
}
export type Queue = ReturnType<typeof createQueue>

/** What the platform must get, byte for byte; null where the server's own address is part of it. */
function bodyOf({ sendTo, seedText }: StartSpec): string | null {
  const wire = { dialect: 'nested', webhookAs: 'object', seedAs: 'object' } as const
  return sendTo === 'default' ? buildRequestBody({ wire, webhook: null, seedText }) : null
}

/** One tab that starts and starts, is closed, crashes, and is opened again, until there is nothing left to start. */
export async function runTab(world: World, queue: Queue, path: string, parallel: number): Promise<void> {
  let page: Page | null = null
  for (let batch = queue.take(); batch !== null; batch = queue.take()) {
    const { specs, number } = batch
    page ??= await openPage(world, path)
    const end = planEnd(world.seed, number)
    const launching = page
      .evaluate(([specs, canaries, parallel]) => window.faults?.launchAll(specs, canaries, parallel), [
        specs,
        world.canaries,
        parallel,
      ] as const)
      .then(
        () => 'done' as const,
        (error: Error) => {
          if (!/closed|crashed|destroyed|navigation/i.test(error.message)) world.uncaught.push(error.message)
          return 'gone' as const
        },
      )
    const came = await Promise.race([
      launching,
      end.kind === 'none' ? delay(STUCK_MS, 'stuck' as const) : delay(end.afterMs, 'end' as const),
    ])
    if (came === 'stuck') throw new Error(`a page did not come to an end with ${specs.length} starts`)
    if (came === 'end' && end.kind !== 'none') await endTab(world, page, end.kind)
    if (came !== 'done') {
      // What the page said last may still be on its way.
      await delay(60)
      const stays = came === 'end' && end.kind === 'reload' && (await ready(world, page, path))
      if (!stays) await closeTab(page)
      if (!stays) page = null
    }
    queue.giveBack(specs)
  }
  await closeTab(page)
}

function planEnd(seed: string, batch: number): TabEnd {
  const random = createRandom(seed, 'tab', batch)
  const kind = random.weighted({ none: 70, reload: 12, close: 10, crash: 6, browser: 2 })
  return kind === 'none' ? { kind } : { kind, afterMs: random.integer(5, 900) }
}

async function endTab(world: World, page: Page, kind: Exclude<TabEnd['kind'], 'none'>): Promise<void> {
  world.count(`tab: ${kind === 'browser' ? 'browser killed' : kind}`)
  if (kind === 'browser') await world.chromium.crash()
  else if (kind === 'crash') await crash(page)
  // A reload that the server does not answer leaves an error page; `openPage` goes on from there.
  else if (kind === 'reload') await within(OPEN_MS, page.reload({ waitUntil: 'commit' }))
  else await closeTab(page)
}

/** Ends the tab's process as a crash would. */
async function crash(page: Page): Promise<void> {
  const session = await within(OPEN_MS, page.context().newCDPSession(page))
  // The answer never comes: who would give it is dead.
  void session?.send('Page.crash').catch(() => undefined)
  await delay(100)
  await closeTab(page)
}

/** Opens a page of the harness; the server may be away, and the wire bad. */
export async function openPage(world: World, path: string): Promise<Page> {
  const until = performance.now() + STUCK_MS
  while (performance.now() < until) {
    const page = await newTab(world)
    if (page && (await ready(world, page, path))) return page
    await closeTab(page)
    await delay(100)
  }
  throw new Error('a page could not be opened')
}

/** A tab, or null where the browser gives none now. One that says nothing at all is killed, as an operator would do. */
export async function newTab(world: World): Promise<Page | null> {
  const { context } = world.chromium
  const answer = context.newPage().catch(() => 'refused' as const)
  const page = await within(OPEN_MS, answer)
  if (page === null && context === world.chromium.context) {
    world.count('tab: browser killed')
    await world.chromium.crash()
  }
  return page === 'refused' ? null : page
}

async function ready(world: World, page: Page, path: string): Promise<boolean> {
  const opening = async () => {
    if (!page.url().endsWith(path)) await page.goto(world.relay.url + path)
    await page.waitForFunction(() => window.faults !== undefined, undefined, { timeout: 5_000 })
    return true
  }
  return (await within(OPEN_MS + 5_000, opening())) ?? false
}
