import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { inboxIdOf } from './new-inbox.mjs'
import { median, percentile } from './statistics.mjs'

const DELIVERIES = 200
const WARM_UP = 20
const PAUSE_MS = 60

/**
 * From the moment in which a webhook call is begun to the end of the frame in which its row is on the screen: received,
 * on disk, streamed, written into the page's database, read, drawn. In Chromium, on the inbox's page.
 * @returns {Promise<{ median: number, p99: number, count: number }>} milliseconds
 */
export async function measureInboxPixels() {
  const server = await startServer({ env: { SEEDPAD_LOG: 'error' } })
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: chromiumArgs(),
    ...(executablePath === null ? {} : { executablePath }),
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const drawn = new Map()
    await page.exposeFunction('benchDrawn', (name, time) => drawn.set(name, time))
    await page.goto(`${server.url}/inbox`)
    await page.getByText('inbox live').waitFor()
    await page.evaluate(watchRows)
    const hook = `${server.url}/hooks/${inboxIdOf(await page.evaluate(readInboxKey))}`

    const times = []
    for (let number = 0; number < WARM_UP + DELIVERIES; number++) {
      const name = `bench-${number}-end`
      const from = Date.now()
      const answer = await fetch(`${hook}/${name}`, { method: 'POST', body: JSON.stringify({ number }) })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`the inbox answered ${answer.status}`)
      while (!drawn.has(name)) {
        if (Date.now() - from > 20_000) throw new Error(`${name} did not come to the screen`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      if (number >= WARM_UP) times.push(drawn.get(name) - from)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    return { median: median(times), p99: percentile(times, 99), count: times.length }
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** Runs in the page: tells the time after the frame in which a row first stood in the document. */
function watchRows() {
  const seen = new Set()
  new MutationObserver(() => {
    const text = document.querySelector('[data-delivery]')?.textContent ?? ''
    const name = /bench-\d+-end/.exec(text)?.[0]
    if (name === undefined || seen.has(name)) return
    seen.add(name)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.benchDrawn(name, Date.now())
      port2.postMessage(null)
    })
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}

/** Runs in the page. */
function readInboxKey() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('seedpad')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('settings').objectStore('settings').get('inboxKey')
      reading.onsuccess = () => resolve(reading.result.value)
    }
  })
}
