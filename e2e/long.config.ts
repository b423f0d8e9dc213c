import { defineConfig } from '@playwright/test'
import base from '../playwright.config'

// `npm run e2e:long`: the stories that `npm test` has no time for, and every look in every way.
process.env.SEEDPAD_LOOKS ??= 'all'

const { grepInvert, ...rest } = base
export default defineConfig({
  ...rest,
  testDir: '.',
  grep: grepInvert ?? [],
  globalSetup: './support/build-once.ts',
  outputDir: '../test-results',
})
