import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../../.ci/find-chromium.mjs'
import { within } from './within'

/** A Chromium whose process is ours to kill, with a profile that outlives it. */
export type ChromiumProcess = {
  readonly profile: string
  /** The profile's own context; a new one after each launch. */
  readonly context: BrowserContext
  /** Ends it as a crash of the machine's session would (SIGKILL, all of its processes), and starts it again. */
  crash(): Promise<void>
  /** Ends it and removes the profile. */
  remove(): Promise<void>
}

// Playwright's own launch has no profile of which the process can be killed; the flags are those of its that matter here.
const FLAGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-default-browser-check',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--hide-crash-restore-bubble',
]

/** @param prepare called with each new context, before it has a page of ours */
export async function startChromium(
  prepare: (context: BrowserContext) => Promise<void>,
): Promise<ChromiumProcess> {
  const profile = mkdtempSync(join(tmpdir(), 'seedpad-chromium-'))
  const executable = findChromium() ?? chromium.executablePath()
  let running = await launch()
  // Its group is its own, so nobody else ends it where this process ends early.
  const onExit = () => endGroup(running.child)
  process.once('exit', onExit)

  async function launch() {
    const child = spawn(
      executable,
      [...chromiumArgs(), ...FLAGS, `--user-data-dir=${profile}`, 'about:blank'],
      {
        // A group of its own, so that its helpers end with it.
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const browser = await chromium.connectOverCDP(await addressOf(child))
    const [context] = browser.contexts()
    if (!context) throw new Error('Chromium came without a context')
    await prepare(context)
    return { child, exited, context, browser }
  }
  async function kill(): Promise<void> {
    const { child, exited, browser } = running
    endGroup(child)
    await exited
    await within(5_000, browser.close())
  }
  /** A launch that says nothing is given up, once. */
  async function launchAgain() {
    const next = await within(40_000, launch())
    return next ?? (await launch())
  }
  let crashing: Promise<void> | null = null

  return {
    profile,
    get context() {
      return running.context
    },
    crash() {
      crashing ??= kill()
        .then(launchAgain)
        .then((next) => {
          running = next
        })
        .finally(() => {
          crashing = null
        })
      return crashing
    },
    async remove() {
      process.off('exit', onExit)
      await crashing
      await kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Chromium ended before it was ready:\n${text}`)))
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      // Goes on reading for ever: a full pipe would stop the browser.
      if (text.length < 20_000) text += chunk
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(text)?.[1]
      if (address) resolve(address)
    })
  })
}
