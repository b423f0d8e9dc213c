import { afterEach, expect, it, vi } from 'vitest'
import { openTabChannel } from '../../lib/tab-channel'
import { startInboxStream } from './inbox-stream'

afterEach(() => vi.restoreAllMocks())

/** Comes behind everything that promises alone keep going. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

const refuse = (name: string) =>
  vi.spyOn(LockManager.prototype, 'request').mockRejectedValue(new DOMException('not for this page', name))

it.each([
  ['site data is blocked', 'SecurityError'],
  ['locks fail for another reason', 'InvalidStateError'],
])('where %s, locks are not asked for without end, and the page goes on', async (_why, name) => {
  const request = refuse(name)
  const stop = startInboxStream()
  await nextTask()
  await nextTask()
  // One for being in view, one for the lead.
  expect(request.mock.calls.length).toBeLessThanOrEqual(2)
  stop()
})

it('where the browser gives no line to other tabs, this one goes by itself', () => {
  vi.stubGlobal('BroadcastChannel', () => {
    throw new DOMException('denied', 'SecurityError')
  })
  const line = openTabChannel('a line')
  expect(() => line.postMessage('to nobody')).not.toThrow()
  line.close()
  vi.unstubAllGlobals()
})
