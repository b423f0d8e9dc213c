import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../lib/database'
import { sampleDelivery, sampleRun } from '../../../lib/run-index/testing/sample-runs'
import { sampleBatch } from '../testing/sample-batch'
import { resultsAsCsv, resultsAsJsonLines } from './export-results'
import { htmlReport } from './html-report'

const EVIL = '<img src=x onerror="alert(1)">&amp;\'</table><script>alert(2)</script>'
const SEEDS = [`{"n": 12345678901234567891, "x": ${JSON.stringify(EVIL)}}`, '{ "n": 1.0 }', 'null']
const RESULT = '{"big": 1e400,  "again": 0.10}'

const BATCH = sampleBatch({
  id: 'batch-of-results',
  name: EVIL,
  target: { id: 'api', label: EVIL, baseUrl: 'https://example.test', simulated: false },
  project: EVIL,
  automation: EVIL,
  sendTo: 'inbox',
  leftOut: [2],
  columns: [
    { name: 'n', type: 'number', emptyIsNull: false },
    { name: 'state', type: 'text', emptyIsNull: false },
  ],
  status: 'resting',
  rest: 'done',
})

beforeAll(async () => {
  const { db } = await openDatabase()
  await db.batches.put(BATCH)
  await db.batchRows.bulkPut(
    SEEDS.map((seedText, row) => ({
      batchId: BATCH.id,
      row,
      line: row + 2,
      values: [String(row), row === 0 ? '=1+1' : EVIL],
      seedText,
      againOf: null,
    })),
  )
  const ids = ['run-of-row-0', 'run-of-row-1']
  await db.batchClaims.bulkPut(ids.map((startId, row) => ({ batchId: BATCH.id, row, startId })))
  await db.runs.bulkPut([
    {
      ...sampleRun(0),
      startId: 'run-of-row-0',
      state: 'started',
      executionId: 'exec_0',
      resultAt: Date.UTC(2026, 0, 1),
    },
    { ...sampleRun(1), startId: 'run-of-row-1', state: 'rejected', executionId: null, message: EVIL },
  ])
  await db.deliveries.put(sampleDelivery('run-of-row-0', RESULT))
})
afterAll(async () => (await openDatabase()).db.delete())

describe('the results of a batch', () => {
  it('as JSON Lines: a line for each row, seeds and results as they were written', async () => {
    const lines = (await (await resultsAsJsonLines(BATCH)).text()).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).state)).toEqual(['started', 'rejected', 'left-out'])
    expect(lines[0]).toContain('"n":12345678901234567891')
    expect(lines[0]).toContain('"result":{"big":1e400,"again":0.10}')
    expect(lines[1]).toContain('"seed":{"n":1.0}')
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      row: 2,
      line: 3,
      input: { n: '1', state: EVIL },
      execution_id: null,
      message: EVIL,
      result: null,
    })
  })

  it('as a report: a page without scripts in which nothing that was written runs', async () => {
    const html = await (await htmlReport(BATCH)).text()
    const page = new DOMParser().parseFromString(html, 'text/html')
    expect(page.querySelectorAll('script, img, [onerror], link, iframe')).toHaveLength(0)
    expect(page.title).toBe(EVIL)
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim()),
    )
    expect(rows).toHaveLength(3)
    expect(rows[0]).toEqual(['1', expect.any(String), 'exec_0', SEEDS[0], RESULT])
    expect(rows[1]?.[2]).toBe(EVIL)
  })

  it('as a table: own columns keep their names beside those of the run, and nothing runs as a formula', async () => {
    const [head, first] = (await (await resultsAsCsv(BATCH)).text()).split('\r\n')
    expect(head).toMatch(/^n,state,row,line,run\.state,execution_id/)
    expect(first).toMatch(/^0,"?'=1\+1"?,1,2,started,exec_0/)
  })
})
