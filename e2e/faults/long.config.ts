import { defineConfig } from '@playwright/test'
import base from '../../playwright.config'

// `npm run test:faults`. Both numbers can be set from outside, and SEED repeats a run.
process.env.FAULTS_STARTS ??= '10000'
process.env.FAULTS_INTERFACE_STARTS ??= '150'

export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: 'faults.spec.ts',
  globalSetup: '../support/build-once.ts',
  testIgnore: [],
  outputDir: '../../test-results/faults',
  workers: 1,
})
