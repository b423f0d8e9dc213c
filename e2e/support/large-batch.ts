import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { batchAt } from './batch-steps'
import { expectGoodLooks } from './looks'
import { operatorAt } from './operator'
import type { Upstream, UpstreamRequest } from './upstream'

/** The row that a request was made from. */
export const numberIn = ({ body }: UpstreamRequest): number => Number(/"n": (\d+)/.exec(body)?.[1] ?? -1)
/** The platform's acceptance of that row. */
export const accepted = (n: number): string =>
  JSON.stringify({ status: 'success', message: 'ok', execution_id: `exec_${n}` })

/** So many of the rows are refused. */
const REFUSED = 5

/**
 * A paid batch from its file to its results: some rows are refused, one stays unknown and stops it, it goes on, and what was
 * refused becomes a batch of its own.
 * @param rows how many; a multiple of ten, 60 at least
 */
export async function sendLargeBatch(page: Page, upstream: Upstream, rows: number): Promise<void> {
  const firstHeld = Math.floor(rows * 0.08)
  let seen = () => {}
  const looked = new Promise<void>((resolve) => {
    seen = resolve
  })
  upstream.answer(async (request, response) => {
    const n = numberIn(request)
    // Under way until it was looked at.
    if (n >= firstHeld) await looked
    if (n === rows / 2) return void response.destroy()
    const refused = n % (rows / REFUSED) === 7
    response.writeHead(refused ? 400 : 200, { 'content-type': 'application/json' })
    response.end(refused ? '{"status":"error","message":"Seed not wanted"}' : accepted(n))
  })
  const operator = operatorAt(page)
  const batch = batchAt(page)
  await operator.prepare('api')
  await batch.open()
  const lines = Array.from({ length: rows }, (_, n) => `${n},"say ""${n}"", twice\r\nand once"`)
  await page.getByTestId('batch-file').setInputFiles({
    name: 'rows.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeffn,note\r\n${lines.join('\r\n')}\r\n`, 'utf8'),
  })
  await expect(page.getByText(`${rows} rows are ready`)).toBeVisible()
  await batch.name('my-project', 'list')
  await batch.atOnce(4)
  await batch.review()

  // The number has to be typed before anything paid is sent.
  await expect(batch.dialog.getByRole('button', { name: `Start ${rows} paid runs` })).toBeVisible()
  await batch.dialog.getByRole('textbox', { name: /^Type / }).press('Enter')
  await expect(batch.dialog.getByText(`Type ${rows}, the number of paid starts.`)).toBeVisible()
  expect(upstream.requests).toHaveLength(0)
  await batch.confirm(String(rows))
  await expect.poll(() => upstream.requests.length).toBe(firstHeld + 4)
  await expect(batch.counter('sending')).toContainText('4')
  await expectGoodLooks(page, 'a batch that is being sent', { shown: batch.counter('sending') })
  seen()

  await expect(batch.says('Stopped: an outcome is unknown.')).toBeVisible({ timeout: 90_000 })
  const sentBefore = upstream.requests.length
  expect(sentBefore).toBeLessThan(rows)
  await page.getByRole('button', { name: 'Show the run' }).click()
  await expect(page.getByRole('article').filter({ hasText: 'unknown' }).first()).toBeVisible()

  await batch.goOn.click()
  const left = await batch.dialog.getByText(/Type \d+ to confirm/).textContent()
  await batch.confirm(/\d+/.exec(left ?? '')?.[0] ?? '')
  await expect(batch.done).toBeVisible({ timeout: 90_000 })
  await expect(batch.counter('started')).toContainText(String(rows - REFUSED - 1))
  await expect(batch.counter('rejected')).toContainText(String(REFUSED))
  await expect(batch.counter('unknown')).toContainText('1')

  // Every row exactly once, as it was written.
  expect(upstream.requests.map(numberIn).sort((a, b) => a - b)).toEqual(
    Array.from({ length: rows }, (_, n) => n),
  )
  const first = upstream.requests.find((request) => numberIn(request) === 0)
  expect(first?.body).toContain(String.raw`"note": "say \"0\", twice\r\nand once"`)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Results' }).click()
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).click()
  const table = await readFile(await (await download).path(), 'utf8')
  expect(table).toContain(`exec_${rows - 1}`)
  expect(table).toContain('"say ""3"", twice\r\nand once"')
  expect(table.match(/Seed not wanted/g)).toHaveLength(REFUSED)

  // The refused rows become a batch of their own, which sends nothing by itself.
  await page.getByRole('button', { name: 'More for this batch' }).click()
  await page.getByRole('menuitem', { name: 'Retry rows…' }).click()
  await batch.dialog.getByRole('checkbox', { name: `${REFUSED} refused by the platform` }).check()
  await batch.dialog.getByRole('button', { name: `Make a batch of ${REFUSED} rows` }).click()
  await expect(page.getByRole('link', { name: 'rows of an earlier batch' })).toBeVisible()
  await expect(page.getByText('Not started yet.')).toBeVisible()
  expect(upstream.requests).toHaveLength(rows)
}
