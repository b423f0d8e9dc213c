import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { serveReferencePages } from './reference-pages.mjs'
import { median } from './statistics.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9)
/** A middling phone on a middling line. */
const SLOW = { cpu: 4, latency: 165, bytesPerSecond: 8_100_000 / 8 }

const EDITOR = '.view-line span span, .cm-line'
const PAGES = [
  { name: 'seedpad', path: '/', form: 'input[role=combobox]', editor: EDITOR },
  { name: 'plain', path: '/plain.html', form: 'button', editor: null },
  { name: 'react', path: '/react.html', form: 'button', editor: null },
  { name: 'codeMirror', path: '/code-mirror.html', form: null, editor: EDITOR },
  { name: 'monaco', path: '/monaco.html', form: null, editor: EDITOR },
]

/**
 * Loads Seedpad and the pages that it is compared with in Chromium, in turns, each time in a new browser profile, then once
 * more in the same profile. Milliseconds from the start of the navigation, medians; bytes as they came over the wire.
 * @param {{ slow: boolean }} options
 * @returns {Promise<Record<string, Record<'paint' | 'form' | 'editor' | 'warmEditor' | 'bytes', number | null>>>}
 */
export async function measurePageLoad({ slow }) {
  const [server, references] = [await startServer(), await serveReferencePages()]
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: chromiumArgs(), ...(executablePath && { executablePath }) })
  try {
    const runs = PAGES.map(() => [])
    // The first round warms files and code, and does not count.
    for (let round = 0; round <= ROUNDS; round++)
      for (let turn = 0; turn < PAGES.length; turn++) {
        const at = (turn + round) % PAGES.length
        const base = PAGES[at].name === 'seedpad' ? server.url : references.url
        const run = await visit(browser, base + PAGES[at].path, PAGES[at], slow)
        if (round > 0) runs[at].push(run)
      }
    const middle = (list, key) => (list[0][key] === null ? null : median(list.map((run) => run[key])))
    return Object.fromEntries(
      PAGES.map(({ name }, at) => [
        name,
        Object.fromEntries(Object.keys(runs[at][0]).map((key) => [key, middle(runs[at], key)])),
      ]),
    )
  } finally {
    await browser.close()
    await server.remove()
    await references.close()
  }
}

async function visit(browser, url, { form, editor }, slow) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const cold = await load(context, url, { form, editor }, slow)
    const warm = editor ? await load(context, url, { form, editor }, slow) : null
    return { ...cold, warmEditor: warm?.editor ?? null }
  } finally {
    await context.close()
  }
}

async function load(context, url, selectors, slow) {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  if (slow) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu })
    const speed = { downloadThroughput: SLOW.bytesPerSecond, uploadThroughput: SLOW.bytesPerSecond }
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: SLOW.latency,
      ...speed,
    })
  }
  await page.addInitScript(watch, selectors)
  await page.goto(url, { waitUntil: 'commit' })
  const seen = await page.waitForFunction(() => globalThis.benchSeen(), null, { timeout: 60_000 })
  const times = await seen.jsonValue()
  await page.close()
  return { ...times, bytes }
}

/** In the page: when each thing was first there, looked for in every frame. */
function watch({ form, editor }) {
  const wanted = Object.entries({ form, editor }).filter(([, selector]) => selector !== null)
  const seen = { form: null, editor: null }
  const look = () => {
    for (const [name, selector] of wanted)
      if (seen[name] === null && document.querySelector(selector)) seen[name] = performance.now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  globalThis.benchSeen = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
    return paint !== undefined && wanted.every(([name]) => seen[name] !== null) && { paint, ...seen }
  }
}
