import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import type { Batch } from '../../../lib/batch'
import { openDatabase } from '../../../lib/database'
import { sampleBatch } from '../testing/sample-batch'
import { useBatchStatus } from './use-batch-status'

let cleanUp = () => {}
afterEach(() => cleanUp())

it('calls a batch interrupted where nobody sends it, not where its end is about to be read', async () => {
  const { db } = await openDatabase()
  await db.batches.bulkPut([
    sampleBatch({ id: 'ended', status: 'resting', rest: 'done' }),
    sampleBatch({ id: 'left' }),
  ])
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  cleanUp = () => {
    root.unmount()
    place.remove()
  }
  const said: string[] = []
  // Both as the page saw them last.
  root.render(['ended', 'left'].map((id) => <Status key={id} batch={sampleBatch({ id })} say={said} />))
  await vi.waitFor(() => expect(said).toContain('left interrupted'))
  expect(said).not.toContain('ended interrupted')
})

function Status({ batch, say }: { batch: Batch; say: string[] }) {
  const { status } = useBatchStatus(batch)
  say.push(`${batch.id} ${status}`)
  return null
}
