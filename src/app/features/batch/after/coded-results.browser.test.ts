import { afterEach, expect, it, vi } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { sampleDelivery, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { sampleBatch } from '../testing/sample-batch'
import { joinedRows, resultOf } from './joined-rows'

afterEach(() => vi.unstubAllGlobals())

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)))

const packed = (text: string) =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()

it('a result that came compressed is the text that it holds; one that nobody can decode is its bytes', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
  const text = '{"big": 1e400}'
  const coded = base64(await packed(text))
  const run = sampleRun(0)
  const delivery = (coding: string) => ({
    ...sampleDelivery(run.startId, ''),
    bodyHash: coding,
    headers: [['Content-Encoding', coding]] as [string, string][],
    body: { encoding: 'base64' as const, text: coded },
  })
  expect(await resultOf(run, [delivery('gzip')])).toMatchObject({ text, isJson: true })
  expect(await resultOf(run, [delivery('br')])).toMatchObject({ text: coded, isJson: false })
})

it('rows are handed on sooner where small bodies hold large results', async () => {
  const { db } = await openDatabase()
  const batch = sampleBatch({ id: 'batch-of-bombs', rowCount: 3 })
  const body = { encoding: 'base64' as const, text: base64(await packed('a'.repeat(8 * 1024 * 1024))) }
  for (const row of [0, 1, 2]) {
    const run = { ...sampleRun(row), startId: `bomb-${row}`, state: 'started' as const }
    await db.batchRows.put({ batchId: batch.id, row, line: row, values: [], seedText: '{}', againOf: null })
    await db.batchClaims.put({ batchId: batch.id, row, startId: run.startId })
    await db.runs.put(run)
    await db.deliveries.put({
      ...sampleDelivery(run.startId, ''),
      headers: [['Content-Encoding', 'gzip']],
      bodyHash: run.startId,
      body,
    })
  }
  const portions: number[][] = []
  for await (const some of joinedRows(batch)) portions.push(some.map(({ row }) => row.row))
  expect(portions).toEqual([[0, 1], [2]])
})
