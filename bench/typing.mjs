import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { median, percentile } from './statistics.mjs'

const DISCARDED = 5
const KEYS = 40
const PAUSE_MS = 110

/**
 * How long a key takes in the seed's editor: from the key's own time stamp to the task after the next frame, the cursor
 * in the middle of the text. And how long a file takes to be shown, and to be checked, from the moment it is chosen.
 * @param {number[]} sizes in bytes
 * @returns {Promise<{ size: number, p50: number, p95: number, shown: number, checked: number }[]>} milliseconds
 */
export async function measureTyping(sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'seedpad-typing-'))
  const server = await startServer()
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: chromiumArgs(), ...(executablePath && { executablePath }) })
  try {
    const results = []
    for (const size of sizes) {
      const file = join(folder, `${size}.json`)
      writeFileSync(file, seedOf(size))
      // A browser profile of its own each time: no draft of the last size.
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      results.push({ size, ...(await measureIn(await context.newPage(), server.url, file)) })
      await context.close()
    }
    return results
  } finally {
    await browser.close()
    await server.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureIn(page, url, file) {
  await page.goto(url)
  const editor = page.getByRole('textbox', { name: 'Seed', exact: true })
  await editor.waitFor()
  const opened = page.evaluate(measureOpening)
  await page.locator('input[type=file]').first().setInputFiles(file)
  const { shown, checked } = await opened

  await editor.focus()
  await page.keyboard.press('Control+Home')
  // Into the middle of the longest, away from the first screen.
  for (let step = 0; step < 6; step++) await page.keyboard.press('PageDown')
  await page.keyboard.press('End')
  await page.evaluate(watchKeys)
  for (let key = 0; key < DISCARDED + KEYS; key++) {
    await page.keyboard.press(key % 2 ? 'Backspace' : '1')
    await page.waitForTimeout(PAUSE_MS)
  }
  const times = (await page.evaluate(() => globalThis.keyTimes)).slice(DISCARDED)
  if (times.length !== KEYS) throw new Error(`${times.length} of ${KEYS} keys were seen`)
  return { p50: median(times), p95: percentile(times, 95), shown, checked }
}

/** In the page: waits for a file to be chosen, then for its first line on the screen, then for the verdict. */
function measureOpening() {
  return new Promise((resolve) => {
    document.querySelector('input[type=file]').addEventListener(
      'change',
      ({ timeStamp }) => {
        let shown = 0
        const look = () => {
          const text = document.querySelector('.view-lines')?.textContent ?? ''
          if (shown === 0 && text.includes('bench')) shown = performance.now() - timeStamp
          const checked = [...document.querySelectorAll('[role=status]')].some((status) =>
            status.textContent?.includes('valid JSON'),
          )
          if (shown > 0 && checked) resolve({ shown, checked: performance.now() - timeStamp })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
}

/** In the page: for each key, the time from its event to the first task after the next frame. */
function watchKeys() {
  globalThis.keyTimes = []
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => globalThis.keyTimes.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

/** A seed of about so many bytes: dates, ids beyond double precision, words of several languages. */
function seedOf(size) {
  const rows = []
  let length = 60
  for (let at = 0; length < size; at++) {
    const row = `    {"day": "2023-01-${String((at % 28) + 1).padStart(2, '0')}", "id": 123456789012345${at}, "name": "ação ${at}"}`
    rows.push(row)
    length += Buffer.byteLength(row) + 2
  }
  return `{\n  "bench": true,\n  "rows": [\n${rows.join(',\n')}\n  ]\n}\n`
}
