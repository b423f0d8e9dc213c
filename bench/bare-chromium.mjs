import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'

const LOOK_EVERY_MS = 40

/**
 * A Chromium with a profile on the disk, driven by as little as possible: a test driver listens to the network and to the
 * page's scripts, and for each request Chromium then works out the stack of scripts that asked for it. For a script as
 * large as Monaco that takes longer than half of running it, and no operator's browser does it. The profile matters for
 * the warm visit: a private window, which is what test drivers open, keeps no compiled code.
 */
export async function openChromium() {
  const executable = findChromium()
  if (executable === null) throw new Error('no Chromium: npm test installs one, or SEEDPAD_CHROMIUM names it')
  const profile = mkdtempSync(join(tmpdir(), 'seedpad-profile-'))
  const args = [...chromiumArgs(), '--headless', '--hide-scrollbars', '--remote-debugging-pipe']
  const child = spawn(executable, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const send = speak(child)
  await send('Browser.getVersion')
  return {
    /**
     * Opens a page in a window of its own and waits for what it comes to.
     * @param {string} url
     * @param {{ privately?: boolean, script?: string, ready: string, slow?: object | null, timeoutMs?: number }} options
     *   `script` runs before the page's own; `ready` is an expression in the page, true once all is there
     * @returns the value of `ready`
     */
    visit: (url, options) => visit(send, url, options),
    async close() {
      send('Browser.close').catch(() => undefined)
      const limit = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await exited
      clearTimeout(limit)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function visit(send, url, { privately = false, script = '', ready, slow = null, timeoutMs = 60_000 }) {
  const contextId = privately ? (await send('Target.createBrowserContext')).browserContextId : undefined
  const size = { width: 1440, height: 900 }
  const opening = { url: 'about:blank', ...size, ...(contextId && { browserContextId: contextId }) }
  const { targetId } = await send('Target.createTarget', opening)
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  const tell = (method, params) => send(method, params, sessionId)
  try {
    await tell('Page.enable')
    await tell('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false })
    await tell('Page.addScriptToEvaluateOnNewDocument', { source: script })
    if (slow) {
      await tell('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
      await tell('Network.enable')
      await tell('Network.emulateNetworkConditions', {
        offline: false,
        latency: slow.latencyMs,
        downloadThroughput: slow.bytesPerSecond,
        uploadThroughput: slow.bytesPerSecond,
      })
    }
    await tell('Page.navigate', { url })
    const until = performance.now() + timeoutMs
    for (;;) {
      const { result } = await tell('Runtime.evaluate', { expression: ready, returnByValue: true })
      if (result?.value) return result.value
      if (performance.now() > until) throw new Error(`${url} was not ready after ${timeoutMs} ms`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  } finally {
    await send('Target.closeTarget', { targetId })
    if (contextId) await send('Target.disposeBrowserContext', { browserContextId: contextId })
  }
}

/** Messages over the pipe: JSON, each ended by a zero byte. */
function speak(child) {
  const [, , , toBrowser, fromBrowser] = child.stdio
  const waiting = new Map()
  let last = 0
  let rest = Buffer.alloc(0)
  fromBrowser.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const { id, result, error } = JSON.parse(rest.subarray(0, end).toString())
      rest = rest.subarray(end + 1)
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (error) reject?.(new Error(error.message))
      else resolve?.(result)
    }
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium ended'))
    waiting.clear()
  })
  return (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      if (child.exitCode !== null) return reject(new Error('Chromium has ended'))
      last += 1
      waiting.set(last, { resolve, reject })
      toBrowser.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
}
