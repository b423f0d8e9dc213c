import { startServer } from '../e2e/support/server-process.mjs'
import { openChromium } from './bare-chromium.mjs'
import { serveReferencePages } from './reference-pages.mjs'
import { median } from './statistics.mjs'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9)
/** A middling phone on a middling line. */
const SLOW = { cpu: 4, latencyMs: 165, bytesPerSecond: 8_100_000 / 8 }
/** Chromium keeps what it compiled of a script after the second visit; the third is what an operator has every day. */
const VISITS_UNTIL_WARM = 2

const EDITOR = '.view-line span span, .cm-line'
const PAGES = [
  { name: 'seedpad', path: '/', form: 'input[role=combobox]', editor: EDITOR },
  { name: 'plain', path: '/plain.html', form: 'button', editor: null },
  { name: 'react', path: '/react.html', form: 'button', editor: null },
  { name: 'codeMirror', path: '/code-mirror.html', form: null, editor: EDITOR },
  { name: 'monaco', path: '/monaco.html', form: null, editor: EDITOR },
]

/**
 * Loads Seedpad and the pages that it is compared with in Chromium, in turns: each round once in a window that has seen
 * nothing, and once in a profile that has been there before. Milliseconds from the start of the navigation, medians; bytes
 * as they came over the wire, in the window that had seen nothing.
 * @param {{ slow: boolean }} options
 * @returns {Promise<Record<string, Record<'paint' | 'form' | 'editor' | 'warmPaint' | 'warmForm' | 'warmEditor' | 'bytes', number | null>>>}
 */
export async function measurePageLoad({ slow }) {
  const [server, references] = [await startServer(), await serveReferencePages()]
  const browser = await openChromium()
  try {
    const runs = PAGES.map(() => [])
    const look = async (page, privately) => {
      const base = page.name === 'seedpad' ? server.url : references.url
      const options = { script: `(${watch})(${JSON.stringify(page)})`, ready: 'benchSeen()' }
      return await browser.visit(base + page.path, { ...options, privately, slow: slow ? SLOW : null })
    }
    for (let visit = 0; visit < VISITS_UNTIL_WARM; visit++)
      for (const page of PAGES) {
        await look(page, false)
        // What was compiled is written down a moment after the page is there.
        await new Promise((resolve) => setTimeout(resolve, 1_500))
      }
    // The first round warms files and code, and does not count.
    for (let round = 0; round <= ROUNDS; round++)
      for (let turn = 0; turn < PAGES.length; turn++) {
        const at = (turn + round) % PAGES.length
        const cold = await look(PAGES[at], true)
        const warm = await look(PAGES[at], false)
        const run = { ...cold, warmPaint: warm.paint, warmForm: warm.form, warmEditor: warm.editor }
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

/** In the page: when each thing was first there, seen as soon as the document changes, and when it was painted. */
function watch({ form, editor }) {
  if (location.protocol === 'about:') return
  const wanted = Object.entries({ form, editor }).filter(([, selector]) => selector !== null)
  const seen = { form: null, editor: null }
  const look = () => {
    for (const [name, selector] of wanted)
      if (seen[name] === null && document.querySelector(selector)) seen[name] = performance.now()
    if (wanted.every(([name]) => seen[name] !== null)) observer.disconnect()
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  // A small document may be there before this script.
  look()
  performance.setResourceTimingBufferSize(1_000)
  globalThis.benchSeen = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
    if (paint === undefined || wanted.some(([name]) => seen[name] === null)) return false
    const loaded = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ]
    const bytes = loaded.reduce((sum, { transferSize }) => sum + transferSize, 0)
    return { paint, ...seen, bytes }
  }
}
