import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './.ci/find-chromium.mjs'
import { ROUGH } from './e2e/support/rough'

const executablePath = findChromium()

/**
 * A sixth of the processor time of a story goes into threads and processes that two busy processors have no room for, and as
 * much, in a whole Chromium, into a stand-in for a graphics card.
 */
const FEWER_THREADS = [
  '--in-process-gpu',
  '--num-raster-threads=1',
  '--disable-gpu',
  '--disable-software-rasterizer',
]

export default defineConfig({
  testDir: 'e2e',
  // What takes long has runs of its own: `npm run test:long`.
  testIgnore: 'faults/**',
  grepInvert: /@long/,
  globalSetup: './e2e/support/build-once.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A flake is a bug: nothing gets a second try.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  // Where things are held up on purpose, only what never comes is a failure.
  timeout: ROUGH ? 300_000 : 90_000,
  // On a busy machine a page needs its time; a story that passes does not wait for it.
  expect: { timeout: ROUGH ? 45_000 : 15_000 },
  reporter: [['list']],
  // Kept pictures are written when that is asked for, never by a test that lacks one.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  updateSnapshots: process.env.SEEDPAD_PICTURES === 'write' ? 'all' : 'none',
  use: {
    browserName: 'chromium',
    // Recording costs a third of the time: SEEDPAD_TRACE=1 keeps a trace of what fails.
    trace: process.env.SEEDPAD_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // A test driver makes Chromium work out a stack of scripts for each request, and V8 parses all of Monaco a second time for
      // that, unless it kept where each line lies: a seventh of a page load. A page lives for seconds here; threads that compile and
      // clean up beside it cost more than they save.
      args: [
        ...chromiumArgs(),
        '--js-flags=--no-enable-lazy-source-positions,--single-threaded',
        ...FEWER_THREADS,
      ],
      ...(executablePath === null ? {} : { executablePath }),
    },
  },
  projects: [{ name: 'chromium' }],
})
