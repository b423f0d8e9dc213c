// `node bench/runs-history.mjs [rows…]`: the history in a real Chromium at 10,000 and 100,000 runs, beside a plain read
// of the same rows from IndexedDB.
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { fillHistory, keystrokes, readPlainly, scrollFrames } from './runs-page.mjs'
import { median, percentile } from './statistics.mjs'

const PATIENCE = { timeout: 300_000 }

/**
 * @param {number} rows how many runs, of about half a kilobyte each
 * @returns {Promise<Record<'rows'|'plainRead'|'build'|'firstRow'|'ready'|'key50'|'key95'|'frame50'|'frame95'|'export'|'exportBytes'|'memory', number>>}
 *   milliseconds, bytes, and MiB of resident memory of the page's process
 */
export async function measureHistory(rows) {
  const server = await startServer()
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: chromiumArgs(), ...(executablePath && { executablePath }) })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(server.url)
    await page.getByRole('button', { name: /^Start automation/ }).waitFor()
    await page.evaluate(fillHistory, rows)
    const plainRead = await page.evaluate(readPlainly)

    const open = async () => {
      const began = performance.now()
      await page.goto(`${server.url}/runs`)
      await page.locator('[data-run]').first().waitFor(PATIENCE)
      const firstRow = performance.now() - began
      await page.locator(`[role=listitem][aria-setsize="${rows}"]`).first().waitFor(PATIENCE)
      return { firstRow, ready: performance.now() - began }
    }
    const { ready: build } = await open()
    // Written down a moment after it was built.
    await page.waitForFunction(readIndexSize, rows / 1000, PATIENCE)
    const { firstRow, ready } = await open()

    await page.getByRole('searchbox', { name: 'Search runs' }).focus()
    const keys = await page.evaluate(keystrokes)
    const frames = await page.evaluate(scrollFrames)

    const began = performance.now()
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const download = page.waitForEvent('download', PATIENCE)
    await page.getByRole('menuitem', { name: /JSON Lines/ }).click()
    const file = await (await download).path()
    const exporting = performance.now() - began
    return {
      rows,
      plainRead,
      build,
      firstRow,
      ready,
      key50: median(keys),
      key95: percentile(keys, 95),
      frame50: median(frames),
      frame95: percentile(frames, 95),
      export: exporting,
      exportBytes: readFileSync(file).length,
      memory: await largestRenderer(browser),
    }
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** In the page: true once the kept index has at least so many chunks. */
async function readIndexSize(chunks) {
  const opening = indexedDB.open('seedpad')
  const db = await new Promise((resolve) => {
    opening.onsuccess = () => resolve(opening.result)
  })
  const counting = db.transaction('runIndex').objectStore('runIndex').count()
  const count = await new Promise((resolve) => {
    counting.onsuccess = () => resolve(counting.result)
  })
  db.close()
  return count >= chunks
}

/** Linux: MiB of the largest renderer process, workers included. */
async function largestRenderer(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = processInfo.flatMap(({ id, type }) => {
    if (type !== 'renderer') return []
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
    return [Number(kib ?? 0) / 1024]
  })
  return Math.max(0, ...sizes)
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const asked = argv.slice(2).map(Number)
  for (const rows of asked.length > 0 ? asked : [10_000, 100_000]) console.log(await measureHistory(rows))
}
