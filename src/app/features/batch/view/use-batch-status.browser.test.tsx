import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { type Batch, DEFAULT_PACE } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { useBatchStatus } from './use-batch-status'

const BATCH: Batch = {
  id: 'ended',
  name: 'nightly',
  createdAt: 1_700_000_000_000,
  target: { id: 'api', label: 'api-mwm', baseUrl: 'https://example.test', simulated: false },
  project: 'my-project',
  automation: 'nightly',
  sendTo: 'default',
  webhookUrl: '',
  headerNames: [],
  wire: { dialect: 'default', webhookAs: 'object', seedAs: 'object' },
  pace: DEFAULT_PACE,
  limit: 3,
  rowCount: 3,
  source: 'table',
  columns: [],
  template: '',
  retryOf: null,
  status: 'sending',
  rest: null,
  restRun: null,
  begunAt: null,
  restedAt: null,
}

let cleanUp = () => {}
afterEach(() => cleanUp())

it('calls a batch interrupted where nobody sends it, not where its end is about to be read', async () => {
  const { db } = await openDatabase()
  await db.batches.bulkPut([
    { ...BATCH, status: 'resting', rest: 'done' },
    { ...BATCH, id: 'left' },
  ])
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const said: string[] = []
  // Both as the page saw them last.
  root.render(['ended', 'left'].map((id) => <Status key={id} batch={{ ...BATCH, id }} say={said} />))
  await vi.waitFor(() => expect(said).toContain('left interrupted'))
  expect(said).not.toContain('ended interrupted')
})

function Status({ batch, say }: { batch: Batch; say: string[] }) {
  const { status } = useBatchStatus(batch)
  say.push(`${batch.id} ${status}`)
  return null
}
