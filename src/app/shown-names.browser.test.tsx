import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { navigate } from 'wouter/use-browser-location'
import type { Config } from '../contract/config-message'
import { App } from './app'
import { sampleBatch } from './features/batch/testing/sample-batch'
import { credentialStore } from './features/credentials/credential-store'
import { exchangeStore } from './features/exchange/exchange-store'
import { encodeLink } from './features/exchange/link/link-codec'
import type { SharedLaunch } from './features/exchange/link/shared-launch'
import { openDatabase } from './lib/database'
import { setDemo } from './lib/demo'
import { type Draft, draftKey } from './lib/draft'
import { maskPage } from './lib/mask-page'
import { openOverlay } from './lib/overlay'
import { maskPrivateNames, tellPrivateName } from './lib/private-names'
import { sampleDelivery, sampleId, sampleRun } from './lib/run-index/testing/sample-runs'
import { chooseTarget } from './lib/target-choice'
import { toasts } from './ui/toast'

// The editor is large, and shows what is typed as it is.
vi.mock('./ui/json-editor/monaco-view', () => ({ default: () => null }))

const PROJECT = 'payments\u200b'
const AUTOMATION = 'r\u0435port-\u202eyliad'
const HOOK = 'https://\u0430\u0440\u0440\u04cf\u0435.com/in\u202e'
const NASTY = `${AUTOMATION} ${PROJECT}`

const LIVE = { id: 'api', label: 'api-mwm', baseUrl: 'https://api.example', simulated: false } as const
const config: Config = {
  version: '0',
  journalId: 'journal',
  targets: [
    { id: 'simulator', label: 'Simulator', baseUrl: 'http://127.0.0.1', dialect: 'nested', simulated: true },
    { ...LIVE, dialect: 'nested' },
  ],
  inbox: { publicUrl: 'https://seedpad.example' },
  limits: { bodyBytes: 1_000_000, nameLength: 255, answerBytes: 1_000_000, deliveryBytes: 1_000_000 },
  startTimeoutMs: 40_000,
}
const wire = { dialect: 'default', webhookAs: 'object', seedAs: 'object' } as const
const names = { project: PROJECT, automation: AUTOMATION }
const DRAFT: Draft = {
  key: draftKey('api', PROJECT, AUTOMATION),
  target: 'api',
  ...names,
  sendTo: 'url',
  webhookUrl: HOOK,
  headerNames: [],
  wire,
  seedText: `{"of": "${NASTY}"}`,
  updatedAt: 1,
}

/** A browser whose history, inbox and library were filled by somebody else. */
async function fill() {
  const { db } = await openDatabase()
  await Promise.all(db.tables.map((table) => table.clear()))
  const told = { ...names, target: LIVE, profile: NASTY, message: NASTY, tags: [NASTY] }
  await db.runs.bulkPut([
    sampleRun(0, { ...told, executionId: `exec_${NASTY}`, sendTo: 'url', webhookUrl: HOOK }),
    sampleRun(3, { ...told, againOf: sampleId(0), batchId: 'batch', batchRow: 0 }),
    sampleRun(4, {
      ...told,
      settledBy: 'operator',
      mark: {
        as: 'started',
        executionId: `exec_${NASTY}`,
        note: NASTY,
        by: NASTY,
        at: Date.UTC(2026, 0, 1),
        before: { state: 'unknown', reason: 'timeout', executionId: null, message: NASTY },
      },
    }),
  ])
  await db.deliveries.put(
    sampleDelivery(sampleId(0), '{}', { contentType: NASTY, headers: [['x-note', NASTY]] }),
  )
  const savedSeed = { name: NASTY, note: NASTY, tags: [NASTY], ...names, seedText: `["${NASTY}"]` }
  await db.savedSeeds.put({ id: 'seed', ...savedSeed, createdAt: 1, updatedAt: 1 })
  const rested = { status: 'resting', rest: 'refusals', restRun: sampleId(3) } as const
  const of = { name: NASTY, source: NASTY, sendTo: 'url', webhookUrl: HOOK } as const
  await db.batches.put(sampleBatch({ id: 'batch', ...names, ...of, ...rested, limit: 1, rowCount: 1 }))
  const row = { batchId: 'batch', row: 0, line: 1, values: [NASTY], seedText: `["${NASTY}"]`, againOf: null }
  await db.batchRows.put(row)
  await db.batchClaims.put({ batchId: 'batch', row: 0, startId: sampleId(3) })
  await db.drafts.put(DRAFT)
  await db.settings.put({ key: 'lastDraft', value: DRAFT.key })
}

let cleanUp = () => {}
afterEach(() => cleanUp())

/** The whole page at an address; its server answers the first question, and nothing more. */
async function open(path: string, database: 'filled' | 'as it was' = 'filled') {
  if (database === 'filled') await fill()
  chooseTarget('api')
  navigate(path)
  const sent: string[] = []
  vi.stubGlobal('fetch', (input: RequestInfo | URL) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href)
    sent.push(pathname)
    if (pathname === '/api/config') return Promise.resolve(Response.json(config))
    return new Promise(() => {})
  })
  const place = document.body.appendChild(document.createElement('div'))
  place.id = 'root'
  const root = createRoot(place)
  root.render(<App />)
  cleanUp = () => {
    root.unmount()
    place.remove()
    openOverlay(null)
    exchangeStore.open(null)
    credentialStore.set({ authorization: '', apiKey: '' })
    vi.unstubAllGlobals()
    navigate('/')
  }
  return { place, starts: () => sent.filter((path) => path.startsWith('/api/starts/')) }
}

/** What is typed in, and what is shown as the exact bytes that it is. */
const EXACT = 'textarea, pre, script, style'
const ATTRIBUTES = ['title', 'aria-label', 'placeholder', 'alt', 'label', 'aria-description']
const MISLEADS = /[\u200b\u202e]|r\u0435port/

/** Every text and every name for readers in which something can’t be seen, or passes for something else. */
function misleading(): string[] {
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node: Node | null = document.body; node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement
    if (element?.closest(EXACT)) continue
    const texts =
      node instanceof Element
        ? ATTRIBUTES.map((name) => node.getAttribute(name) ?? '')
        : [node.nodeValue ?? '']
    for (const text of texts) if (MISLEADS.test(text)) found.push(`${element?.outerHTML.slice(0, 200)}`)
  }
  return MISLEADS.test(document.title) ? [...found, document.title] : found
}

const says = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text))

it.each([
  ['the form and the newest runs', '/', 'U+202E'],
  ['a run', `/runs?run=${sampleId(0)}`, 'exec_'],
  ['a run that was sent again and refused', `/runs?run=${sampleId(3)}`, 'the platform says'],
  ['a run that was marked by hand', `/runs?run=${sampleId(4)}`, 'U+202E'],
  ['filtered runs', `/runs?project=${encodeURIComponent(PROJECT)}`, 'U+200B'],
  ['the form of a batch', '/batch', 'U+202E'],
  ['a batch', '/batch?batch=batch', 'U+202E'],
  ['the inbox', '/inbox', 'U+202E'],
  ['a delivery', `/inbox?delivery=${encodeURIComponent(`delivery of ${sampleId(0)}`)}`, 'x-note'],
])('%s can’t show a name as what it is not', async (_view, path, shown) => {
  await open(path)
  await vi.waitFor(() => expect(document.body.textContent?.toLowerCase()).toContain(shown.toLowerCase()))
  await says('U+0435')
  expect(misleading()).toEqual([])
  for (const tab of document.querySelectorAll<HTMLElement>('[data-run-detail] [role="tab"]')) {
    tab.click()
    await vi.waitFor(() => expect(tab.ariaSelected).toBe('true'))
    expect(misleading()).toEqual([])
  }
})

it('the palette, the library and the dialogs of exchange can’t either', async () => {
  await open('/')
  await says('U+0435')
  openOverlay('palette')
  await vi.waitFor(() => expect(document.querySelector('[cmdk-item]')).not.toBeNull())
  expect(misleading()).toEqual([])
  openOverlay(null)
  const saved = [...document.querySelectorAll('button')].find((one) => one.textContent?.startsWith('Saved'))
  saved?.click()
  await vi.waitFor(() => expect(document.querySelector('[role="listbox"] [role="option"]')).not.toBeNull())
  expect(misleading()).toEqual([])
  press('Close')
  exchangeStore.open({ kind: 'share' })
  await vi.waitFor(() => expect(document.querySelector('dialog')?.textContent).toContain('U+200B'))
  expect(misleading()).toEqual([])
})

it('a host that only looks Latin is shown as the one that is asked', async () => {
  await open('/')
  await says('xn--80ak6aa92e.com')
})

it('what can’t be seen is taken out of a field on request, and comes back', async () => {
  await open('/')
  const field = () => document.querySelector<HTMLInputElement>('input[role="combobox"][data-private]')
  await vi.waitFor(() => expect(field()?.value).toBe(PROJECT))
  const remove = () =>
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Remove them')
  await vi.waitFor(() => expect(remove()).toBeDefined())
  remove()?.click()
  await vi.waitFor(() => expect(field()?.value).toBe('payments'))
  toasts.get().at(-1)?.action?.run()
  await vi.waitFor(() => expect(field()?.value).toBe(PROJECT))
})

const startButton = () =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.startsWith('Start automation'))
const bar = () => startButton()?.parentElement?.textContent
const dialog = () => document.querySelector('dialog')
const press = (words: string) =>
  [...(dialog()?.querySelectorAll('button') ?? [])].find((one) => one.textContent === words)?.click()

async function start() {
  await says('valid JSON')
  startButton()?.click()
}

it('a paid start of a name that misleads asks first, and says what is odd', async () => {
  const { starts } = await open('/')
  enter()
  await vi.waitFor(() => expect(bar()).toContain('••••aaaa'))
  await start()
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('Is this what you mean to start?'))
  expect(dialog()?.textContent).toContain('zero width space')
  expect(dialog()?.textContent).toContain('xn--80ak6aa92e.com')
  expect(misleading()).toEqual([])
  press('Don’t start')
  await vi.waitFor(() => expect(dialog()).toBeNull())
  expect(starts()).toEqual([])
})

const enter = () => credentialStore.set({ authorization: `Token ${'a'.repeat(40)}`, apiKey: 'a2V5' })
const LINKED = { project: 'payments', automation: 'report' }

async function takeLink(target: 'simulator' | 'api') {
  const shared: SharedLaunch = { target, ...LINKED, sendTo: 'default', headerNames: [], wire, seed: '{}' }
  const text = `${location.origin}/${await encodeLink(shared)}`
  await vi.waitFor(() => expect(startButton()).toBeDefined())
  exchangeStore.open({ kind: 'bring-in', text, plain: null })
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('payments'))
  press('Fill in the form')
  await vi.waitFor(() => expect(bar()).toContain('report in payments'))
}

it('a paid start of a form that a link filled in asks first, also after a reload; confirmed, it asks no more', async () => {
  await open('/')
  enter()
  await takeLink('api')
  startButton()?.click()
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('filled in by a link'))
  for (const fact of ['api-mwm', 'payments', 'report', "Automation's default webhook"])
    expect(dialog()?.textContent).toContain(fact)
  press('Don’t start')
  await vi.waitFor(() => expect(dialog()).toBeNull())
  cleanUp()

  const { starts } = await open('/', 'as it was')
  enter()
  await vi.waitFor(() => expect(bar()).toContain('report in payments'))
  await vi.waitFor(() => expect(bar()).toContain('••••aaaa'))
  startButton()?.click()
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('filled in by a link'))
  expect(starts()).toEqual([])
  press('Start this paid run')
  await vi.waitFor(() => expect(starts()).toHaveLength(1))
  const { db } = await openDatabase()
  const kept = () => db.drafts.get(draftKey('api', LINKED.project, LINKED.automation))
  await vi.waitFor(async () => expect(await kept()).not.toHaveProperty('fromLink'))
})

it('on the simulator nothing of it is asked', async () => {
  const { starts } = await open('/')
  await takeLink('simulator')
  startButton()?.click()
  await vi.waitFor(() => expect(starts()).toHaveLength(1))
  expect(dialog()).toBeNull()
})

it('a name with such characters is hidden from an audience however it is shown', () => {
  tellPrivateName(PROJECT)
  expect(maskPrivateNames('in payments‹U+200B› now')).toBe('in •••••••••••••••• now')
})

it('where a demo hides names, all pieces of one are hidden', async () => {
  await open('/runs')
  await says('U+0435')
  await maskPage()
  setDemo({ on: true, hideNames: true })
  const shown = () => document.querySelector('[data-run]')?.textContent
  await vi.waitFor(() => expect(shown()).toContain('••••••••'))
  expect(shown()).not.toMatch(/payments|U\+200B/)
  setDemo({ on: false, hideNames: false })
  await vi.waitFor(() => expect(shown()).toContain('payments'))
})
