/** A story that `npm test` has no time for: `npm run e2e:long` and `npm run test:long` run it (docs/testing.md). */
export const LONG = { tag: '@long' }
