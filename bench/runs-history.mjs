// `node bench/runs-history.mjs [rows…]`: the history in a real Chromium at 10,000 and 100,000 runs, beside a plain read
// of the same rows from IndexedDB.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import {
  fillHistory,
  keystrokes,
  openPalette,
  openRuns,
  openViews,
  readPlainly,
  scrollFrames,
} from './runs-page.mjs'
import { median, percentile } from './statistics.mjs'

const PATIENCE = { timeout: 300_000 }

/**
 * @param {number} rows how many runs, of about half a kilobyte each
 * @returns {Promise<Record<'rows'|'plainRead'|'build'|'firstRow'|'ready'|'key50'|'key95'|'view50'|'view95'|'run50'|'run95'|'palette50'|'palette95'|'frame50'|'frame95'|'export'|'exportBytes'|'memory'|'exportMemory'|'emptyMemory', number>>}
 *   milliseconds, bytes, and MiB of resident memory of the page's process: in use, after an export, and without any run
 */
export async function measureHistory(rows) {
  const server = await startServer()
  const profile = mkdtempSync(join(tmpdir(), 'seedpad-bench-'))
  try {
    const emptyMemory = await inBrowser(profile, async ({ page, memory }) => {
      await page.goto(`${server.url}/runs`)
      await page.getByText('No runs yet').first().waitFor()
      return memory()
    })
    // Filled by a browser of its own: what that leaves in memory is not the page's.
    const plainRead = await inBrowser(profile, async ({ page }) => {
      await page.goto(server.url)
      await page.getByRole('button', { name: /^Start automation/ }).waitFor()
      await page.evaluate(fillHistory, rows)
      return page.evaluate(readPlainly)
    })
    const open = async (page) => {
      const began = performance.now()
      await page.goto(`${server.url}/runs`)
      await page.locator('[data-run]').first().waitFor(PATIENCE)
      const firstRow = performance.now() - began
      await page.locator(`[role=listitem][aria-setsize="${rows}"]`).first().waitFor(PATIENCE)
      return { firstRow, ready: performance.now() - began }
    }
    const build = await inBrowser(profile, async ({ page }) => {
      const { ready } = await open(page)
      // Written down a moment after it was built.
      await page.waitForFunction(isIndexKept, rows / 1000, PATIENCE)
      // The browser tells before the last of it has left its own buffers.
      await page.waitForTimeout(3000)
      return ready
    })
    const found = await inBrowser(profile, async ({ page, memory }) => {
      const opened = await open(page)
      await page.getByRole('searchbox', { name: 'Search runs' }).focus()
      const keys = await page.evaluate(keystrokes)
      const views = await page.evaluate(openViews)
      const runs = await page.evaluate(openRuns)
      const palette = await page.evaluate(openPalette)
      const frames = await page.evaluate(scrollFrames)
      const inUse = await memory()

      const began = performance.now()
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const download = page.waitForEvent('download', PATIENCE)
      await page.getByRole('menuitem', { name: /JSON Lines/ }).click()
      const file = await (await download).path()
      const exporting = performance.now() - began
      return {
        ...opened,
        ...spread('key', keys),
        ...spread('view', views),
        ...spread('run', runs),
        ...spread('palette', palette),
        ...spread('frame', frames),
        export: exporting,
        exportBytes: readFileSync(file).length,
        memory: inUse,
        exportMemory: await memory(),
      }
    })
    return { rows, emptyMemory, plainRead, build, ...found }
  } finally {
    rmSync(profile, { recursive: true, force: true })
    await server.remove()
  }
}

const spread = (name, times) => ({ [`${name}50`]: median(times), [`${name}95`]: percentile(times, 95) })

/** A new browser over the same profile, for `work` alone. */
async function inBrowser(profile, work) {
  const executablePath = findChromium()
  const context = await chromium.launchPersistentContext(profile, {
    args: chromiumArgs(),
    viewport: { width: 1440, height: 900 },
    ...(executablePath && { executablePath }),
  })
  try {
    const [page = await context.newPage()] = context.pages()
    return await work({ page, memory: () => largestRenderer(context.browser()) })
  } finally {
    await context.close()
  }
}

/** In the page: true once the index is kept whole: at least so many chunks, and the word that its first build is done. */
async function isIndexKept(chunks) {
  const opening = indexedDB.open('seedpad')
  const db = await new Promise((resolve) => {
    opening.onsuccess = () => resolve(opening.result)
  })
  const store = db.transaction('runIndex').objectStore('runIndex')
  const reading = store.get(-1)
  const counting = store.count()
  const count = await new Promise((resolve) => {
    counting.onsuccess = () => resolve(counting.result)
  })
  db.close()
  return reading.result?.builtThrough === null && count > chunks
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
