import { defineConfig } from '@playwright/test'
import base from '../../playwright.config'

// `npm run test:faults`: the crash harness, and a naive sender that it must catch. Both numbers can be set from outside, and
// SEEDPAD_SEED repeats a run.
process.env.FAULTS_STARTS ??= '10000'
process.env.FAULTS_INTERFACE_STARTS ??= '150'

export default defineConfig({
  ...base,
  testDir: '.',
  globalSetup: '../support/build-once.ts',
  testIgnore: [],
  outputDir: '../../test-results/faults',
  workers: 1,
})
