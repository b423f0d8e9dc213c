import { afterEach, expect, it, vi } from 'vitest'
import { inboxState, onTryInboxNow } from '../../lib/inbox-state'
import { show } from '../../ui/testing/stage'
import { InboxNotices } from './inbox-notices'
import { InboxStatus } from './inbox-status'

afterEach(() => inboxState.set({ phase: 'connecting', trouble: null }))

const page = () => document.body.textContent ?? ''
const shown = () =>
  show(
    <>
      <InboxStatus />
      <InboxNotices />
    </>,
  )

it('says what this browser could not keep, and tries at once when it is asked to', async () => {
  const asked = vi.fn()
  const stop = onTryInboxNow(asked)
  shown()
  expect(page()).not.toContain('could not keep')
  inboxState.set({ phase: 'reconnecting', trouble: 'unkept' })
  const button = await vi.waitUntil(() => document.querySelector('button'))
  expect(page()).toContain('This browser could not keep what arrived')
  expect(page()).toContain('inbox: not kept here')
  expect(button.textContent).toBe('Try now')
  button.click()
  expect(asked).toHaveBeenCalledOnce()
  inboxState.set({ trouble: null })
  await vi.waitFor(() => expect(page()).not.toContain('could not keep'))
  stop()
})

it('says that too many read the inbox', async () => {
  shown()
  inboxState.set({ phase: 'reconnecting', trouble: 'crowded' })
  await vi.waitFor(() => expect(page()).toContain('Too many pages or programs'))
})
