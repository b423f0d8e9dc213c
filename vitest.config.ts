import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { PlaywrightBrowserProvider, playwright } from '@vitest/browser-playwright'
import { type Browser, chromium } from 'playwright'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import type { TestProject } from 'vitest/node'
import { chromiumArgs, findChromium } from './.ci/find-chromium.mjs'
import { readSeed } from './.ci/seed.mjs'
import { uiLayer } from './build/ui-layer.ts'

const executablePath = findChromium()
const env = { SEEDPAD_SEED: String(readSeed()) }
const setupFiles = ['./.ci/fail-on-console-error.mjs', './.ci/patient-waiting.mjs']
/** Not the one second that a busy machine may need: see .ci/patient-waiting.mjs. */
const patient = { poll: { timeout: 15_000 } }

/** A set-up file could do this too, but would load fast-check for the many tests that have no use for it. */
function seededFastCheck(): Plugin {
  const seeded = fileURLToPath(new URL('.ci/seeded-fast-check.mjs', import.meta.url))
  return {
    name: 'seedpad:seeded-fast-check',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'fast-check' && importer !== seeded ? seeded : null),
  }
}

/** All instances below share the process of one browser, which takes a second to launch; contexts keep them apart. */
function oneBrowser() {
  const launchOptions = {
    args: chromiumArgs(),
    ...(executablePath === null ? {} : { executablePath }),
  }
  const provider = playwright({ launchOptions })
  let launched: Promise<Browser> | undefined
  let users = 0
  return {
    ...provider,
    providerFactory(project: TestProject) {
      const own = new PlaywrightBrowserProvider(project, provider.options)
      const openPage = own.openPage.bind(own)
      const close = own.close.bind(own)
      own.openPage = async (...args) => {
        if (own.browser === null) users += 1
        launched ??= chromium.launch(launchOptions)
        own.browser = await launched
        await openPage(...args)
      }
      own.close = async () => {
        const browser = own.browser
        // Its contexts go now, the browser with the last one who uses it.
        own.browser = null
        await close()
        if (browser !== null && --users === 0) await browser.close()
      }
      return own
    },
  }
}

/** One fewer than processors would leave half of two idle: much of the time is waiting for sockets and disks. */
const WORKERS = 2

const below = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort()

const browserTests = below('src').filter((file) => /\.browser\.test\.tsx?$/.test(file))
const nodeTests = [...below('src'), ...below('.ci'), ...below('bench')].filter(
  (file) => /\.test\.(?:ts|mjs)$/.test(file) && !browserTests.includes(file),
)
/** Tests of controls, in as many parts as there are workers. */
const controlTests = browserTests.filter((file) => file.startsWith('src/app/ui/'))
const sharing = Array.from({ length: WORKERS }, (_, part) =>
  controlTests.filter((_, index) => index % WORKERS === part),
)
const keeping = browserTests.filter((file) => !controlTests.includes(file))
/** What a file does that the next one in the same thread could see. */
const LEAVES_TRACES =
  /vi\.(?:stub|mock|doMock|spyOn|useFakeTimers|setConfig|resetModules)|addExplanations|process\.(?:env\.\w+ =|on\(|chdir)|globalThis[.[][^=\n]+ = /
const aloneTests = nodeTests.filter((file) => LEAVES_TRACES.test(readFileSync(file, 'utf8')))

const nodeProject = (name: string, include: string[], isolate: boolean) => ({
  plugins: [seededFastCheck()],
  test: {
    name,
    environment: 'node',
    include,
    isolate,
    env,
    setupFiles,
    expect: patient,
    testTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    maxWorkers: WORKERS,
    // Half the processor time of processes.
    pool: 'threads',
    projects: [
      // Loading modules anew for each file would take half of the time, so most files share those of their thread. No test
      // changes them: what does, by its text, has a thread of its own.
      nodeProject(
        'node',
        nodeTests.filter((file) => !aloneTests.includes(file)),
        false,
      ),
      nodeProject('node alone', aloneTests, true),
      {
        plugins: [react(), uiLayer(), seededFastCheck()],
        // What only workers and the whole page import is not found before a test runs, and finding it then loads the page anew.
        optimizeDeps: {
          include: [
            '@cfworker/json-schema',
            '@hookform/resolvers/zod',
            '@tanstack/react-query',
            'chardet',
            'cmdk',
            'eventsource-parser',
            'fast-check',
            'lucide-react',
            'react-hook-form',
            'wouter',
            'wouter/use-browser-location',
          ],
        },
        test: {
          name: 'browser',
          env,
          expect: patient,
          setupFiles,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: oneBrowser(),
            // Each instance has a context of its own: storage, database, locks and channels that no other sees. A page that goes
            // away may still write, so a file that keeps anything is an instance by itself. Controls keep nothing: theirs share
            // two. As many instances run at once as there are workers.
            instances: [
              ...sharing.map((include, index) => ({ name: `controls ${index + 1}`, include })),
              ...keeping.map((file) => ({ name: file, include: [file] })),
            ].map((instance, index) => ({
              ...instance,
              browser: 'chromium' as const,
              sequence: { groupOrder: Math.floor(index / WORKERS) },
            })),
          },
        },
      },
    ],
  },
})
