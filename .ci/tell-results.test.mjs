import { expect, it } from 'vitest'
import { tellResults } from './tell-results.mjs'

const step = (name, failures = [], skippedFor = null) => ({ name, seconds: 1.25, failures, skippedFor })

it('every failure is told with the command that repeats it, and what was not run with the reason', () => {
  const lint = { what: 'npm run lint failed (exit code 1)', repeat: 'npm run lint' }
  const story = { what: 'e2e/a.spec.ts:3 › starts: Error: no', repeat: 'npm run e2e -- e2e/a.spec.ts:3' }
  const results = [step('lint', [lint]), step('size budgets', [], 'build'), step('stories', [story])]
  expect(tellResults(results, 7)).toEqual({
    failed: 2,
    text: `
── lint 1.3 s, size budgets 1.3 s, stories 1.3 s
Not run: size budgets, since “build” failed.

1. lint: npm run lint failed (exit code 1)
   npm run lint

2. stories: e2e/a.spec.ts:3 › starts: Error: no
   npm run e2e -- e2e/a.spec.ts:3

7 passed, 2 failed
`,
  })
})

it('a green run ends with its times and its count', () => {
  expect(tellResults([step('lint'), step('types')], 12)).toEqual({
    failed: 0,
    text: '\n── lint 1.3 s, types 1.3 s\n12 passed, 0 failed\n',
  })
})
