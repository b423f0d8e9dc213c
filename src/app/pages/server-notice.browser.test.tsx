import type { UseQueryResult } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import type { Config } from '../../contract/config-message'
import { inboxState } from '../lib/inbox-state'
import { show } from '../ui/testing/stage'
import { ServerNotice } from './server-notice'

it('asks the server when the stream is lost, and the one that it comes back from: the ending one may have answered still', async () => {
  const refetch = vi.fn()
  const answered = { data: undefined, error: null, failureCount: 0, failureReason: null, refetch }
  const { again } = show(null)
  inboxState.set({ phase: 'live' })
  again(<ServerNotice config={answered as unknown as UseQueryResult<Config>} />)
  for (const [phase, asked] of [
    ['live', 0],
    ['reconnecting', 1],
    ['live', 2],
  ] as const) {
    inboxState.set({ phase })
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(asked))
  }
  inboxState.set({ phase: 'connecting' })
})
