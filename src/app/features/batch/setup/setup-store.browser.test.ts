import { expect, test } from 'vitest'
import { setupStore } from './setup-store'

test('a schema that comes in while rows are about to be read does not keep them from being read', async () => {
  setupStore.give('table', { text: 'n\n1\nx' })
  setupStore.checkAgainst('{"properties": {"n": {"type": "number"}}}')
  await expect.poll(() => setupStore.get().built?.count, { timeout: 15_000 }).toBe(2)
  expect(setupStore.get().built?.misfitRows).toBe(2)

  // Nor does what is typed into the template of the rows that were there before.
  setupStore.give('table', { text: 'n\n1\n2\n3' })
  setupStore.shape({ template: '{"number": {{n}}}' })
  await expect.poll(() => setupStore.get().built?.count, { timeout: 15_000 }).toBe(3)
})
