// What tests get as `fast-check` (vitest.config.ts sees to that): itself, beginning where SEEDPAD_SEED says, in browsers too.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(import.meta.env.SEEDPAD_SEED) })

export * from 'fast-check'
export { fc as default }
