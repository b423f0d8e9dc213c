import { mkdir, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { batchAt } from './support/batch-steps'
import { accepted, numberIn, sendLargeBatch } from './support/large-batch'
import { expectGoodDialog, expectGoodLooks } from './support/looks'
import { API_KEY, operatorAt, TOKEN } from './support/operator'
import { LONG } from './support/tiers'
import { addProfile, closeVault, databaseText, fromMenu, makeVault } from './support/vault-steps'

/** As if every batch had been made while its target stood at another address. */
const moveBatches = (page: Page, baseUrl: string): Promise<void> =>
  page.evaluate(
    (baseUrl) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('seedpad')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const transaction = db.transaction('batches', 'readwrite')
          const store = transaction.objectStore('batches')
          const all = store.getAll()
          all.onsuccess = () => {
            for (const batch of all.result) store.put({ ...batch, target: { ...batch.target, baseUrl } })
          }
          transaction.oncomplete = () => {
            db.close()
            resolve()
          }
          transaction.onerror = () => reject(transaction.error)
        }
      }),
    baseUrl,
  )

test.describe('a batch on a live target', () => {
  // A start stays under way until the platform answers, however long it is looked at.
  test.use({ serverEnv: { SEEDPAD_START_TIMEOUT_MS: '300000' } })

  test(
    '60 rows with refusals and one unknown: it stops there, goes on without that row, and joins what came of it',
    LONG,
    async ({ page, upstream }) => {
      await sendLargeBatch(page, upstream, 60)
    },
  )

  test('500 rows do the same', LONG, async ({ page, upstream }) => {
    test.setTimeout(300_000)
    const from = performance.now()
    await sendLargeBatch(page, upstream, 500)
    console.log(`      500 rows in ${((performance.now() - from) / 1000).toFixed(0)} s`)
  })

  test('server and tab die midway; going on sends only what never left', async ({
    page,
    context,
    server,
    upstream,
    watch,
  }) => {
    test.setTimeout(180_000)
    watch.allow(/ERR_|Failed to load resource|net::/)
    // So many are answered; what comes then is under way until its server, or its tab, is gone.
    let mostAnswered = 10
    let letGo = () => {}
    const gone = new Promise<void>((resolve) => {
      letGo = resolve
    })
    upstream.answer(async (request, response) => {
      if (upstream.requests.length > mostAnswered) await gone
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(accepted(numberIn(request)))
    })
    const operator = operatorAt(page)
    const batch = batchAt(page)
    await operator.prepare('api')
    await batch.open()
    await batch.paste(`n\n${Array.from({ length: 60 }, (_, n) => n).join('\n')}`)
    await batch.name('my-project', 'mortal')
    await batch.atOnce(2)
    await batch.review()
    await batch.confirm('60')
    await expect.poll(() => upstream.requests.length, { timeout: 30_000 }).toBe(12)
    await server.kill9()
    await server.restart()
    // It asks the journal: what was under way can't be proven.
    await expect(batch.says('Stopped: an outcome is unknown.')).toBeVisible({ timeout: 60_000 })
    await expect(batch.counter('unknown')).toContainText('2')
    mostAnswered = 20
    await batch.goOn.click()
    await batch.confirm('48')
    await expect.poll(() => upstream.requests.length, { timeout: 30_000 }).toBe(22)
    const address = page.url()
    await page.close()
    letGo()

    const again = await context.newPage()
    const after = batchAt(again)
    await again.goto(address)
    await expect(after.goOn).toBeVisible({ timeout: 30_000 })
    await operatorAt(again).open()
    await operatorAt(again).target('api')
    await operatorAt(again).giveCredentials()
    await again.getByRole('link', { name: 'Batch', exact: true }).click()
    await again.getByRole('navigation', { name: 'Batches' }).getByRole('link', { name: 'mortal' }).click()
    await after.goOn.click()
    expect(upstream.requests).toHaveLength(22)
    await after.confirm('38')
    await expect(after.done).toBeVisible({ timeout: 60_000 })
    // Those that the tab left behind started all the same.
    await expect(after.counter('started')).toContainText('58')
    await expect(after.counter('unknown')).toContainText('2')
    expect(upstream.requests.map(numberIn).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, n) => n),
    )
  })
})

test(
  'a batch keeps within the daily limit, and points out rows that went out before',
  LONG,
  async ({ page, upstream }) => {
    upstream.answer((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(accepted(numberIn(request)))
    })
    const operator = operatorAt(page)
    const batch = batchAt(page)
    await operator.prepare('api')
    await operator.launch.getByRole('button', { name: 'Daily limit…' }).click()
    await page.getByRole('textbox', { name: 'Starts per day' }).fill('2')
    await page.keyboard.press('Enter')
    await expect(operator.launch.getByRole('button', { name: '0 of 2 starts today' })).toBeVisible()

    await batch.open()
    await batch.paste('n\n1\n2\n3')
    await batch.name('my-project', 'limited')
    await batch.atOnce(1)
    await batch.review()
    await expect(batch.dialog).toContainText('has only 2 starts of today’s 2 left')
    await expect(batch.dialog).not.toContainText('went out before')
    await batch.confirm('3')
    await expect(batch.says('Stopped: today’s budget is used up.')).toBeVisible()
    await expect(batch.counter('started')).toContainText('2')
    await expect(batch.counter('waiting')).toContainText('1')
    await batch.goOn.click()
    await expect(batch.dialog).toContainText('2 starts, is used up: nothing would be sent')
    await page.keyboard.press('Escape')

    await page.getByRole('link', { name: 'New', exact: true }).click()
    await batch.paste('n\n2\n3\n4')
    await batch.review()
    await expect(batch.dialog).toContainText('1 row went out before with the same request')
    const before = batch.dialog.getByRole('region', { name: 'Rows that went out before' })
    await expect(before.getByRole('listitem')).toHaveText(/^line 2n: 2started /)
    const [run] = await Promise.all([page.context().waitForEvent('page'), before.getByRole('link').click()])
    await expect(run.getByRole('article')).toContainText('exec_2')
    await run.close()
    await expectGoodDialog(page, 'the last look before paid starts')
    await before.getByRole('checkbox', { name: 'Leave it out' }).check()
    await batch.confirm('2')
    await expect(batch.says('Stopped: today’s budget is used up.')).toBeVisible()
    await expect(batch.counter('waiting')).toContainText('2')
    expect(upstream.requests.map(numberIn)).toEqual([1, 2])
  },
)

test(
  'twenty thousand rows that are cancelled while they are written down: nothing is sent, and nothing stays',
  LONG,
  async ({ page, upstream }) => {
    await operatorAt(page).prepare('api')
    const batch = batchAt(page)
    await batch.open()
    await page.getByTestId('batch-file').setInputFiles({
      name: 'rows.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`n\n${Array.from({ length: 20_000 }, (_, n) => n).join('\n')}\n`),
    })
    await expect(page.getByText('20,000 rows are ready')).toBeVisible({ timeout: 30_000 })
    await batch.name('my-project', 'cancelled')
    for (const giveUp of [
      () => batch.dialog.getByRole('button', { name: 'Cancel' }).click(),
      () => page.keyboard.press('Escape'),
      () => page.goBack(),
    ]) {
      await batch.review()
      await expect(batch.dialog).toContainText('20,000 starts will take')
      await batch.dialog.getByRole('textbox', { name: /^Type / }).fill('20,000')
      await batch.dialog.getByRole('button', { name: 'Start 20,000 paid runs' }).click()
      await expect(batch.dialog).toContainText('of 20,000. Nothing is sent yet.')
      await giveUp()
      await expect(batch.dialog).toBeHidden()
      await expect.poll(() => databaseText(page)).not.toMatch(/"againOf"/)
    }
    await page.getByRole('link', { name: 'Batch', exact: true }).click()
    await expect(page.getByText('20,000 rows are ready')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Batches' })).not.toContainText('cancelled')
    expect(upstream.requests).toHaveLength(0)
  },
)

test('a batch asks for the automation’s name where the profile does, and says where the target moved', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  const batch = batchAt(page)
  await operator.open()
  upstream.answer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(accepted(numberIn(request)))
  })
  await makeVault(page)
  await addProfile(page, { name: 'Careful', target: 'api', token: TOKEN, key: API_KEY })
  await page.getByRole('button', { name: 'Edit Careful' }).click()
  await page.getByRole('checkbox', { name: 'Ask for the automation’s name before each paid start' }).check()
  await page.getByRole('button', { name: 'Save profile' }).click()
  await closeVault(page)
  await fromMenu(page, 'Careful')
  await batch.open()
  await batch.paste('n\n1\n2')
  await batch.name('my-project', 'careful')
  await batch.review()
  await batch.dialog.getByRole('textbox', { name: /^Type / }).fill('2')
  await page.keyboard.press('Enter')
  await expect(batch.dialog).toContainText('That is not the automation’s name. Nothing was sent.')
  expect(upstream.requests).toHaveLength(0)
  await batch.dialog.getByRole('textbox', { name: 'Name of the automation' }).fill('careful')
  await batch.dialog.getByRole('button', { name: 'Try one row first' }).click()
  await expect(batch.says('The trial row is done.')).toBeVisible()

  // The batch was made when the target stood elsewhere.
  const madeAt = page.url()
  await page.getByRole('link', { name: 'New', exact: true }).click()
  await moveBatches(page, 'https://elsewhere.example')
  await page.getByRole('navigation', { name: 'Batches' }).getByRole('link', { name: 'careful' }).click()
  await expect(page).toHaveURL(madeAt)
  await batch.goOn.click()
  await expect(batch.dialog.getByRole('alert')).toContainText('it was https://elsewhere.example')
  await batch.dialog.getByRole('textbox', { name: /^Type / }).fill('1')
  await page.keyboard.press('Enter')
  await expect(batch.dialog).toContainText('That is not the automation’s name. Nothing was sent.')
  expect(upstream.requests).toHaveLength(1)
})

test.describe('a batch on the simulator', () => {
  test(
    'stops by itself when the balance does not suffice, and says so; picked rows and kept settings go on',
    LONG,
    async ({ page }) => {
      const batch = batchAt(page)
      await operatorAt(page).open()
      await batch.open()
      await batch.paste('n\n1\n2\n3\n4\n5\n6')
      await batch.name('my-project', 'no-balance')
      await batch.atOnce(1)
      await batch.review()
      await expectGoodLooks(page, 'the last look before a batch', { shown: batch.dialog })
      await batch.confirm()
      await expect(batch.says('Stopped: the balance does not suffice.')).toBeVisible()
      await expect(batch.says('The platform says: Insufficient balance')).toBeVisible()
      await expect(batch.counter('rejected')).toContainText('1')
      await expect(batch.counter('waiting')).toContainText('5')

      // Three rows by hand, of which two with one click.
      await page.getByRole('checkbox', { name: 'Pick row 1', exact: true }).check()
      await page.getByRole('checkbox', { name: 'Pick row 3', exact: true }).check()
      await page.getByRole('checkbox', { name: 'Pick row 4', exact: true }).click({ modifiers: ['Shift'] })
      await expect(page.getByText('3 rows picked')).toBeVisible()
      await expectGoodLooks(page, 'a batch that rests, with picked rows', { shown: batch.counter('waiting') })
      await page.getByRole('button', { name: 'Retry them…' }).click()
      await expectGoodLooks(page, 'rows to retry', { shown: batch.dialog })
      await expect(batch.dialog.getByRole('checkbox', { name: '2 never sent' })).toBeChecked()
      await expect(batch.dialog.getByRole('checkbox', { name: '1 refused by the platform' })).toBeChecked()
      await batch.dialog.getByRole('button', { name: 'Make a batch of 3 rows' }).click()
      await expect(page.getByRole('link', { name: 'rows of an earlier batch' })).toBeVisible()
      await expect(batch.counter('waiting')).toContainText('3')

      await page.getByRole('button', { name: 'More for this batch' }).click()
      await page.getByRole('menuitem', { name: 'Save its settings…' }).click()
      await batch.dialog.getByRole('textbox', { name: 'Name' }).fill('one by one')
      await page.keyboard.press('Enter')
      await expect(batch.dialog).toBeHidden()
      await page.getByRole('link', { name: 'New', exact: true }).click()
      await batch.atOnce(3)
      await batch.name('other', 'other')
      await page.getByRole('button', { name: 'Saved settings' }).click()
      await page.getByRole('button', { name: 'one by one no-balance' }).click()
      await expect(page.getByRole('combobox', { name: 'Automation' })).toHaveValue('no-balance')
      await expect(page.getByRole('combobox', { name: 'At once' })).toHaveValue('1')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(page.getByRole('combobox', { name: 'Automation' })).toHaveValue('other')
      await page.getByRole('button', { name: 'Saved settings' }).click()
      await page.getByRole('button', { name: 'Delete one by one' }).click()
      await expect(page.getByText('“one by one” is deleted.')).toBeVisible()
    },
  )

  test(
    'a matrix: one row to try, then the others; results are compared; a cell leads to its run',
    LONG,
    async ({ page }) => {
      const batch = batchAt(page)
      await operatorAt(page).open()
      await batch.open()
      await page.getByRole('radio', { name: 'Matrix' }).check()
      await page.getByRole('textbox', { name: 'Base seed' }).fill('{"size": 1.0, "unit": "m"}')
      await page.getByRole('textbox', { name: 'Path' }).fill('size')
      await page.getByRole('combobox', { name: 'Takes' }).selectOption('range')
      await page.getByRole('textbox', { name: 'From' }).fill('0.1')
      await page.getByRole('textbox', { name: 'To' }).fill('0.4')
      await page.getByRole('textbox', { name: 'Step' }).fill('0.1')
      await expect(page.getByText('4 rows are ready')).toBeVisible()
      await expect(page.getByText('{"size": 0.3, "unit": "m"}')).toBeVisible()
      await batch.name('my-project', 'echo')
      await batch.review()
      await batch.dialog.getByRole('button', { name: 'Try one row first' }).click()
      await expect(batch.says('The trial row is done.')).toBeVisible()
      await expect(batch.counter('waiting')).toContainText('3')
      await batch.goOn.click()
      await batch.confirm()
      await expect(batch.done).toBeVisible()
      await expect(page.getByText('4 results')).toBeVisible({ timeout: 20_000 })

      await page.getByRole('tab', { name: 'Compare results' }).click()
      const fields = page.getByRole('list', { name: 'Fields of the results' })
      await expect(fields).toContainText('result.size')
      await expectGoodLooks(page, 'the results of a batch, compared', { shown: fields })

      await page.getByRole('listbox', { name: 'Rows as cells' }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/[?&]run=/)
      await expect(page.getByRole('region', { name: 'The row’s run' })).toContainText('0.3')
    },
  )

  test(
    'every bad row is named with its line, and can be mended; a reload loses nothing but header values',
    LONG,
    async ({ page, context }) => {
      const batch = batchAt(page)
      await operatorAt(page).open()
      await batch.open()
      await batch.paste('id,n\n"a\nb",1\nc,x\nd,3,4\na,2\n')
      await page.getByRole('combobox', { name: 'Type of n' }).selectOption('number')
      const bad = page.getByRole('region', { name: 'Rows that can’t be sent' })
      const line = (number: number) => bad.getByRole('listitem').filter({ hasText: `line ${number}` })
      await expect(line(4)).toContainText('“x” is no JSON number')
      await expect(line(5)).toContainText('has 3 cells')
      await line(4).getByRole('button', { name: 'Mend' }).click()
      await bad.getByRole('textbox', { name: 'n', exact: true }).fill('12345678901234567891')
      await bad.getByRole('button', { name: 'Take it so' }).click()
      await expect(page.getByText('3 rows are ready')).toBeVisible()
      await expect(page.getByText('"n": 12345678901234567891')).toBeVisible()

      await expectGoodLooks(page, 'a batch being set up', { shown: line(5) })

      // Half way through the next one, with a template of one's own, and another kind of source looked at.
      await line(5).getByRole('button', { name: 'Mend' }).click()
      await bad.getByRole('textbox', { name: 'id', exact: true }).fill('half typed')
      await page.getByRole('textbox', { name: 'Template of a seed' }).fill('{"me": {{id}}, "n": {{n}}}')
      await batch.name('my-project', 'echo')
      await page.getByRole('button', { name: 'Add header' }).click()
      await page.getByRole('textbox', { name: 'Header name' }).fill('x-team')
      await page.getByRole('textbox', { name: 'Header value' }).fill('s3cret-value')
      await page.getByRole('radio', { name: 'Folder' }).check()
      const folder = test.info().outputPath('seeds')
      await mkdir(folder, { recursive: true })
      for (const n of [1, 2]) await writeFile(`${folder}/${n}.json`, `{"n": ${n}}`)
      await page.getByTestId('batch-file').setInputFiles(folder)
      await expect(page.getByText('2 rows are ready')).toBeVisible()
      await expect(page.getByText('2 files')).toBeVisible()
      // It is on disk a moment after it is on the screen, the files beside the rest.
      await expect.poll(() => databaseText(page)).toMatch(/files folder.*x-team|x-team.*files folder/)
      await page.reload()
      await expect(page.getByText('2 files')).toBeVisible()
      await expect(page.getByText('2 rows are ready')).toBeVisible()
      await page.getByRole('radio', { name: 'Table' }).check()
      await expect(page.getByText('3 rows are ready')).toBeVisible()
      await expect(page.getByText('{"me": "c", "n": 12345678901234567891}')).toBeVisible()
      await expect(bad.getByRole('textbox', { name: 'id', exact: true })).toHaveValue('half typed')
      await expect(page.getByRole('textbox', { name: 'Header name' })).toHaveValue('x-team')
      await expect(page.getByRole('textbox', { name: 'Header value' })).toHaveValue('')

      // A second tab begins with nothing; a new one, once this is closed, goes on with it.
      const second = await context.newPage()
      await second.goto('/batch')
      await expect(second.getByRole('textbox', { name: 'Rows' })).toHaveValue('')
      await page.close()
      await second.close()
      const third = await context.newPage()
      await third.goto('/batch')
      await expect(third.getByText('3 rows are ready')).toBeVisible()
      await third.getByRole('button', { name: 'Review and start…' }).click()
      // A value that no header can carry is said before anything goes out.
      const dialog = third.getByRole('dialog')
      await dialog.getByLabel('x-team').fill('5 €')
      await dialog.getByLabel('x-team').press('Enter')
      await expect(dialog).toContainText('plain ASCII and Latin-1 characters only')
      await dialog.getByLabel('x-team').fill('5 EUR')
      await expect(dialog.getByRole('button', { name: 'Start', exact: true })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      )
    },
  )
})
