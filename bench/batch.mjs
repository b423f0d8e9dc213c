import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'
import { percentile } from './statistics.mjs'

const ROWS = 600
const CONCURRENCY = 4
const LARGE = 10_000
const FILE_BYTES = 50 * 1024 * 1024

/**
 * A batch in Chromium beside a direct loop over the same stub platform, at the same concurrency, in the same run; then a list of ten
 * thousand rows: the page's memory, and the time between frames while its grid fills; then a file of 50 MB is read.
 * @returns {Promise<{ batchPerSecond: number, directPerSecond: number, ratio: number, heapMb: number, frameMedian: number,
 *   frameP95: number, fileMs: number, fileFrameP95: number }>}
 */
export async function measureBatch() {
  const stub = await startStub()
  const server = await startServer({ env: { SEEDPAD_API_URL: stub.url, SEEDPAD_LOG: 'error' } })
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: chromiumArgs(),
    ...(executablePath === null ? {} : { executablePath }),
  })
  try {
    const directPerSecond = await direct(stub.url)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(server.url)
    await page.getByRole('combobox', { name: 'Target' }).selectOption('api')
    await page.getByRole('textbox', { name: 'Authorization token' }).fill('Token bench-bench-bench')
    await page.getByRole('textbox', { name: 'API key' }).fill('bench')
    const batchPerSecond = await runRows(page, ROWS, ROWS, stub)

    const frames = watchFrames(page)
    await runRows(page, LARGE, 400, stub, frames.begin)
    const times = await frames.end()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await cdp.send('Runtime.getHeapUsage')
    const file = await readLargest(page)
    return {
      ...file,
      batchPerSecond,
      directPerSecond,
      ratio: batchPerSecond / directPerSecond,
      heapMb: usedSize / 1024 / 1024,
      frameMedian: percentile(times, 50),
      frameP95: percentile(times, 95),
    }
  } finally {
    await browser.close()
    await server.remove()
    await stub.close()
  }
}

/** A batch of so many rows, of which `limit` are sent. Rows a second, from the first to the last that arrives. */
export async function runRows(page, rows, limit, stub, onBegin = async () => {}) {
  await page.getByRole('link', { name: 'Batch', exact: true }).click()
  const fresh = page.getByRole('link', { name: 'New', exact: true })
  if ((await fresh.count()) > 0) await fresh.click()
  const lines = Array.from({ length: rows }, (_, n) => `${n},bench row ${n}`)
  await page.getByTestId('batch-file').setInputFiles({
    name: 'rows.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`n,note\n${lines.join('\n')}\n`),
  })
  await page.getByText('rows are ready').waitFor({ timeout: 60_000 })
  const where = page.getByRole('region', { name: 'Where and how fast' })
  await where.getByRole('combobox', { name: 'Project' }).fill('bench')
  await where.getByRole('combobox', { name: 'Automation' }).fill(`rows-${rows}`)
  await where.getByRole('combobox', { name: 'Automation' }).blur()
  await where.getByRole('radio', { name: "Automation's default webhook" }).check()
  await page.getByRole('combobox', { name: 'At once' }).selectOption(String(CONCURRENCY))
  await page.getByRole('button', { name: 'Review and start…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'At most so many starts' }).fill(String(limit))
  await dialog.getByRole('textbox', { name: /^Type / }).fill(String(limit))
  const before = stub.hits()
  await dialog.getByRole('button', { name: /^Start/ }).click()
  while (stub.hits() === before) await pause(5)
  const from = performance.now()
  await onBegin()
  while (stub.hits() - before < limit) await pause(5)
  return (limit / (performance.now() - from)) * 1000
}

/** Milliseconds from choosing the largest file until its rows are ready, and the time between frames meanwhile. */
async function readLargest(page) {
  const folder = await mkdtemp(join(tmpdir(), 'seedpad-bench-'))
  try {
    const filler = 'x'.repeat(1180)
    const lines = ['n,text']
    for (let n = 0, size = 7; size < FILE_BYTES - 2000; n++) {
      const line = `${n},"${filler} ""q"""`
      lines.push(line)
      size += line.length + 1
    }
    const path = join(folder, 'rows.csv')
    await writeFile(path, lines.join('\n'))
    await page.getByRole('link', { name: 'New', exact: true }).click()
    const input = page.getByTestId('batch-file')
    await input.waitFor({ state: 'attached' })
    const frames = watchFrames(page)
    await frames.begin()
    const from = performance.now()
    await input.setInputFiles(path)
    await page.getByText('rows are ready').waitFor({ timeout: 180_000 })
    const fileMs = performance.now() - from
    return { fileMs, fileFrameP95: percentile(await frames.end(), 95) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Times between animation frames, in milliseconds. */
function watchFrames(page) {
  return {
    begin: () =>
      page.evaluate(() => {
        window.benchFrames = []
        let last = performance.now()
        const tick = (now) => {
          window.benchFrames?.push(now - last)
          last = now
          if (window.benchFrames) requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      }),
    end: () =>
      page.evaluate(() => {
        const times = window.benchFrames
        window.benchFrames = null
        return times
      }),
  }
}

async function direct(url) {
  const agent = new Agent({ keepAlive: false, maxSockets: CONCURRENCY })
  let left = ROWS
  const from = performance.now()
  const worker = async () => {
    while (left-- > 0) await start(url, agent)
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return (ROWS / (performance.now() - from)) * 1000
}

function start(url, agent) {
  const body = '{"seed":{"n":1,"note":"bench row"}}'
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(
      `${url}/api/start-automation/bench/rows`,
      { method: 'POST', agent, headers },
      (answer) => {
        answer.resume()
        answer.on('end', resolve)
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

/** The platform's stand-in, in this process. */
export async function startStub() {
  let hits = 0
  const server = createServer((incoming, answer) => {
    incoming.resume()
    incoming.on('end', () => {
      hits += 1
      answer.writeHead(200, { 'content-type': 'application/json' })
      answer.end(JSON.stringify({ status: 'success', message: 'ok', execution_id: randomUUID() }))
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    hits: () => hits,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
