import { expect, it, vi } from 'vitest'

it('where the browser gives no line to other tabs, as Firefox where site data is blocked, the batch page loads all the same', async () => {
  vi.stubGlobal('BroadcastChannel', () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  const { batchRunner } = await import('./batch-runner')
  expect(batchRunner.get()).toEqual({ phase: 'idle', batchId: null })
  // Nobody hears it, and nothing breaks.
  expect(() => batchRunner.halt('a batch of another tab', 'paused')).not.toThrow()
  vi.unstubAllGlobals()
})
