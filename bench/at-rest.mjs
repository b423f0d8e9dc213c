import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { runRows, startStub } from './batch.mjs'
import { processorSeconds } from './contenders.mjs'

const SETTLE_MS = 8_000
const WATCH_MS = 10_000

/**
 * What Seedpad costs while nobody does anything: processor time of the browser with its page open, beside the same browser
 * with an empty page, and of the server. Linux.
 * @returns {Promise<{ page: number, empty: number, server: number }>} per cent of one core
 */
export async function measureIdle() {
  const server = await startServer()
  const browser = await launch()
  try {
    const devtools = await browser.newBrowserCDPSession()
    const spent = async () => {
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
    }
    const watch = async (url) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(url)
      await pause(SETTLE_MS)
      const [from, serverFrom] = [await spent(), processorSeconds(server.pid)]
      await pause(WATCH_MS)
      const share = (seconds) => (seconds / (WATCH_MS / 1000)) * 100
      const result = [share((await spent()) - from), share(processorSeconds(server.pid) - serverFrom)]
      await page.close()
      return result
    }
    const [empty] = await watch('about:blank')
    const [page, ofServer] = await watch(server.url)
    return { page, empty, server: ofServer }
  } finally {
    await browser.close()
    await server.remove()
  }
}

/**
 * The page's memory over a thousand runs, sent by batches from one page that is never reloaded.
 * @returns {Promise<{ runs: number, heapMib: number }[]>} what the page's scripts hold after a collection, as the runs go on
 */
export async function measureManyRuns() {
  const platform = await startStub()
  const server = await startServer({ env: { SEEDPAD_API_URL: platform.url, SEEDPAD_LOG: 'error' } })
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const devtools = await page.context().newCDPSession(page)
    await page.goto(server.url)
    await page.getByRole('combobox', { name: 'Target' }).selectOption('api')
    await page.getByRole('textbox', { name: 'Authorization token' }).fill('Token bench-bench-bench')
    await page.getByRole('textbox', { name: 'API key' }).fill('bench')
    const results = []
    let runs = 0
    for (const rows of [200, 300, 500]) {
      await runRows(page, rows, rows, platform)
      runs += rows
      await page.getByRole('link', { name: 'Launch', exact: true }).click()
      await pause(1_500)
      await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize } = await devtools.send('Runtime.getHeapUsage')
      results.push({ runs, heapMib: usedSize / 1024 / 1024 })
      await page.getByRole('link', { name: 'Batch', exact: true }).click()
      await page.getByRole('link', { name: 'New', exact: true }).waitFor()
    }
    return results
  } finally {
    await browser.close()
    await server.remove()
    await platform.close()
  }
}

function launch() {
  const executablePath = findChromium()
  return chromium.launch({ args: chromiumArgs(), ...(executablePath && { executablePath }) })
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
