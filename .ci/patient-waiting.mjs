// Vitest's `vi.waitFor` gives up after a second, which a busy machine may need for what takes a moment here: it waits as long
// as the end-to-end stories do (playwright.config.ts). What passes does not wait for it.
import { vi } from 'vitest'

const PATIENCE = { timeout: 15_000 }
const { waitFor } = vi

vi.waitFor = (look, options = {}) =>
  waitFor(look, typeof options === 'number' ? options : { ...PATIENCE, ...options })
