import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArgs, findChromium } from './.ci/find-chromium.mjs'

const executablePath = findChromium()
const setupFiles = ['./.ci/fail-on-console-error.mjs', './.ci/patient-waiting.mjs']
/** Not the one second that a busy machine may need: see .ci/patient-waiting.mjs. */
const patient = { poll: { timeout: 15_000 } }

export default defineConfig({
  test: {
    // One fewer than processors would leave half of two idle: much of the time is waiting for sockets and disks.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', '{.ci,bench}/**/*.test.mjs'],
          exclude: ['src/**/*.browser.test.ts'],
          setupFiles,
          expect: patient,
          testTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        // What only workers import is not found before a test runs, and finding it then loads the page anew.
        optimizeDeps: { include: ['@cfworker/json-schema', 'papaparse'] },
        test: {
          name: 'browser',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          expect: patient,
          setupFiles: [...setupFiles, './.ci/fresh-database.mjs'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumArgs(),
                ...(executablePath === null ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
