import { readFile, writeFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { sampleDelivery, sampleId, sampleRun } from '../src/app/lib/run-index/testing/sample-runs'
import { expect, test } from './fixtures'
import { putHistory } from './support/history'
import { expectGoodDialog } from './support/looks'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

const INBOX = 'AbCdEfGhIjKlMnOpQrStUv'
const HOSTILE = '<script>document.title = "owned"</script>'

async function exported(page: Page, format: RegExp): Promise<Download> {
  await page.getByRole('button', { name: 'Export', exact: true }).first().click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  return download
}

test(
  'a history is taken along into another browser; what is damaged on the way is named and kept out',
  LONG,
  async ({ page, browser, server }, testInfo) => {
    const operator = operatorAt(page)
    await operator.open()
    const url = `${server.url}/hooks/${INBOX}/${sampleId(6)}`
    const rows = [
      sampleRun(0, { note: '=HYPERLINK("http://evil")', automation: HOSTILE }),
      sampleRun(6, {
        resultAt: Date.now(),
        webhookUrl: url,
        maskedBody: JSON.stringify({ webhook: { url } }),
      }),
      sampleRun(12, { tags: ['march'], starred: true }),
    ]
    await putHistory(page, rows, [sampleDelivery(sampleId(6), '{"n": 12345678901234567891}')])
    await page.goto('/runs')
    await expect(operator.rows).toHaveCount(3)

    const file = testInfo.outputPath('runs.jsonl')
    await (await exported(page, /JSON Lines/)).saveAs(file)
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain(INBOX)
    expect(text.trimEnd().split('\n')).toHaveLength(3)

    const csv = await readFile(await (await exported(page, /CSV/)).path(), 'utf8')
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(csv).not.toContain(INBOX)

    // The report opens by itself, without network, and runs nothing.
    const report = testInfo.outputPath('report.html')
    await (await exported(page, /HTML/)).saveAs(report)
    const alone = await browser.newContext({ offline: true })
    const opened = await alone.newPage()
    const asked: string[] = []
    opened.on('request', (request) => asked.push(request.url()))
    await opened.goto(`file://${report}`)
    await expect(opened.getByRole('heading', { name: 'Runs of Seedpad' })).toBeVisible()
    await expect(opened.getByRole('img', { name: /3 starts over time/ })).toBeVisible()
    await expect(opened.getByRole('cell', { name: HOSTILE })).toBeVisible()
    await expect(opened).toHaveTitle('Runs of Seedpad')
    expect(asked).toEqual([`file://${report}`])
    await alone.close()

    await page.locator(`[data-run="${sampleId(6)}"]`).click()
    await operator.detail.getByRole('button', { name: 'More for this run' }).click()
    const evidence = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Save as evidence' }).click()
    const bundle = await readFile(await (await evidence).path(), 'utf8')
    expect(bundle).not.toContain(INBOX)
    expect(JSON.parse(bundle)).toMatchObject({
      format: 'seedpad-evidence/1',
      deliveries: [{ body: { text: '{"n": 12345678901234567891}' } }],
    })

    // The same of several runs, chosen in the list.
    for (const at of [0, 1]) await operator.rows.nth(at).press('x')
    const set = page.waitForEvent('download')
    await page.getByRole('region', { name: 'Selected runs' }).getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Save as evidence' }).click()
    const both = await readFile(await (await set).path(), 'utf8')
    expect(both).not.toContain(INBOX)
    expect(JSON.parse(both).runs).toHaveLength(2)

    // Another browser: one line was cut off on the way, and one says a time over which formats throw.
    const damaged = testInfo.outputPath('damaged.jsonl')
    const [first = '', second = '', third = ''] = text.trimEnd().split('\n')
    const far = first
      .replaceAll(sampleId(12), sampleId(18))
      .replace(/"createdAt":\d+/, '"createdAt":8640000000000000')
    await writeFile(damaged, [first, second.slice(0, 100), third, far].join('\n'))
    const elsewhere = await browser.newContext({ baseURL: server.url })
    const other = operatorAt(await elsewhere.newPage())
    await other.open()
    await other.page.goto('/runs')
    const bringIn = async (path: string, expected: RegExp) => {
      await other.page.getByRole('button', { name: 'More for runs' }).click()
      await other.page.getByRole('menuitem', { name: 'Import runs…' }).click()
      // The seed's editor has an input for files too.
      const dialog = other.page.getByRole('dialog', { name: 'Import runs' })
      await dialog.locator('input[type=file]').setInputFiles(path)
      await expect(dialog).toContainText(expected)
    }
    await bringIn(damaged, /Line 2: not JSON.*Line 4: not a time between 2000 and 2100: run\.createdAt/s)
    await expectGoodDialog(other.page, 'import with a damaged line')
    await other.page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(other.rows).toHaveCount(2)
    // Taken back with one click, and brought in again.
    for (const rows of [2, 3]) {
      await bringIn(file, /new\s*1.*known already\s*2/s)
      await other.page.getByRole('button', { name: 'Import', exact: true }).click()
      await expect(other.rows).toHaveCount(3)
      // The rows are there before it is said: until then, the last Undo is that of an import before.
      await expect(other.page.getByText('Imported: 1 new')).toBeVisible()
      if (rows === 2) await other.page.getByRole('button', { name: 'Undo' }).last().click()
      await expect(other.rows).toHaveCount(rows)
    }
    await expect(other.rows.getByText('from a file')).toHaveCount(3)
    await other.page.locator(`[data-run="${sampleId(6)}"]`).click()
    await expect(other.detail).toContainText('from a file')
    await expect(other.detail).toContainText('12345678901234567891')
    await elsewhere.close()
  },
)

test(
  'a run is run again at once on the simulator, on a live target only after asking, and not where it was accepted',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('simulator', 'no-plan')
    const again = operator.detail.getByRole('button', { name: 'Run again' })
    const unlessAccepted = async () => {
      await operator.detail.getByRole('button', { name: 'More for this run' }).click()
      await page.getByRole('menuitem', { name: 'Again, unless accepted already' }).click()
    }
    const dialog = page.getByRole('dialog', { name: 'Run this again?' })

    // Nobody is charged, so nobody is asked; the second click of a double click falls on the new run's button.
    await operator.start()
    await expect(operator.rows.first()).toContainText('rejected')
    await again.dblclick()
    await expect(operator.rows).toHaveCount(2)
    await expect(operator.rows.first()).toContainText('rejected')
    await expect(operator.detail).toContainText('Sends again the run of')
    await unlessAccepted()
    await expect(operator.rows).toHaveCount(3)
    await expect(operator.rows.first()).toContainText('rejected')

    await operator.prepare('api', 'report')
    await operator.sendTo('default')
    upstream.answerOnce((_, response) =>
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end('{"status":"error","message":"User doesn\'t have an active plan"}'),
    )
    await operator.start()
    await expect(operator.rows.first()).toContainText('report')
    await expect(operator.rows.first()).toContainText('rejected')
    await again.click()
    await expect(dialog).toContainText('new, paid start')
    await expectGoodDialog(page, 'run again')
    expect(upstream.requests).toHaveLength(1)
    await dialog.getByRole('button', { name: 'Run again' }).click()
    await expect(operator.rows).toHaveCount(5)
    await expect(operator.rows.first()).toContainText('started')

    await operator.rows.nth(1).click()
    await expect(operator.detail).toContainText('active plan')
    await unlessAccepted()
    await expect(
      dialog.getByRole('checkbox', { name: 'Only if this request has not been accepted yet' }),
    ).toBeChecked()
    await dialog.getByRole('button', { name: 'Run again' }).click()
    await expect(dialog).toContainText('was accepted')
    expect(upstream.requests).toHaveLength(2)
    await dialog.getByRole('button', { name: 'Don’t send' }).click()

    // Two of them beside each other, and the form filled in for another target.
    await page.goto('/runs')
    for (const at of [0, 1]) await operator.rows.nth(at).press('x')
    await page.getByRole('button', { name: 'Compare the two' }).click()
    const compare = page.getByRole('dialog', { name: 'Compare' })
    await compare.getByRole('radio', { name: 'Answers' }).check({ force: true })
    await expect(compare).toContainText('active plan')
    await expectGoodDialog(page, 'compare')
    await page.keyboard.press('Escape')
    await operator.rows.first().click()
    await operator.detail.getByRole('button', { name: 'More for this run' }).click()
    await page.getByRole('menuitem', { name: /^Edit and run on mwm/ }).click()
    await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('app')
    await expect(page.getByText('speaks the flat dialect')).toBeVisible()
  },
)
