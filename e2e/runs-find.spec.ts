import { sampleDelivery, sampleId, sampleRun } from '../src/app/lib/run-index/testing/sample-runs'
import { expect, test } from './fixtures'
import { putHistory } from './support/history'
import { expectGoodDialog } from './support/looks'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

const COUNT = 3000
const HALO = sampleId(1500)

test(
  'of thousands of runs the one is found by its result, note or id, and the view is an address',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    const runs = Array.from({ length: COUNT }, (_, at) => sampleRun(at))
    await putHistory(page, runs, [sampleDelivery(HALO, '{"title":"Sun Halo over Sweden"}')])
    await page.goto('/runs')
    const region = page.getByRole('region', { name: 'Runs', exact: true })
    const list = region.getByRole('list', { name: 'Runs, newest first' })
    const status = region.getByRole('status').first()
    await expect(operator.rows.first()).toHaveAttribute('data-run', sampleId(COUNT - 1))

    // Only what is on the screen exists, and the last row is one key away.
    await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(COUNT))
    expect(await operator.rows.count()).toBeLessThan(80)
    await operator.rows.first().focus()
    await page.keyboard.press('End')
    await expect(page.locator(`[data-run="${sampleId(0)}"]`)).toBeFocused()

    await page.keyboard.press('/')
    await page.keyboard.type('halo swed')
    await expect(operator.rows).toHaveCount(1)
    await expect(status).toContainText(`1 of ${COUNT.toLocaleString('en')} runs`)
    await page.keyboard.press('ArrowDown')
    await expect(operator.rows.first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(operator.detail).toContainText('exec_1500')
    await operator.detail.getByRole('tab', { name: 'Notes' }).click()
    await operator.detail.getByRole('textbox', { name: 'Note', exact: true }).fill('asked for by Ana')
    await operator.detail.getByRole('textbox', { name: 'New tag' }).fill('march')
    await page.keyboard.press('Enter')
    await operator.detail.getByRole('button', { name: 'Star' }).click()
    await expect(operator.detail).toContainText('saved')

    const search = region.getByRole('searchbox', { name: 'Search runs' })
    await search.fill('ana')
    await expect(operator.rows).toHaveCount(1)
    await search.fill('')
    await region.getByRole('button', { name: 'State' }).click()
    const rejected = page.getByRole('checkbox', { name: /^rejected/ })
    await expect(page.getByRole('dialog', { name: 'State' })).toContainText('500')
    await rejected.check()
    await page.keyboard.press('Escape')
    await region.getByRole('button', { name: 'Project' }).click()
    await page.getByRole('checkbox', { name: /^project-1/ }).check()
    await page.keyboard.press('Escape')
    await expect(status).toContainText(`500 of ${COUNT.toLocaleString('en')} runs`)

    // Kept under a name, found again after a reload, and left with one click.
    await region.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Save this view…' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('March trouble')
    await expectGoodDialog(page, 'save a view')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('The view “March trouble” is saved.')).toBeVisible()
    expect(new URL(page.url()).searchParams.getAll('state')).toEqual(['rejected'])
    await page.reload()
    await expect(status).toContainText(`500 of ${COUNT.toLocaleString('en')} runs`)
    await region.getByRole('button', { name: 'Clear filters' }).click()
    await region.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitemradio', { name: 'March trouble' }).click()
    await expect(status).toContainText(`500 of ${COUNT.toLocaleString('en')} runs`)
    await region.getByRole('button', { name: /March trouble/ }).click()
    await page.getByRole('menuitemradio', { name: 'Starred' }).click()
    await expect(operator.rows).toHaveCount(1)

    // The palette leads to a kept view too.
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type('march trou')
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(
      'March trouble',
    )
    await page.keyboard.press('Enter')
    await expect(status).toContainText(`500 of ${COUNT.toLocaleString('en')} runs`)

    // A range drawn across the chart is a filter.
    await region.getByRole('button', { name: 'Clear filters' }).click()
    // What stood above the chart for the filters is gone: it moves no more.
    await expect(status).toContainText(`${COUNT.toLocaleString('en')} runs`)
    await expect(status).not.toContainText(' of ')
    const chart = region.getByRole('img', { name: /starts over time/ })
    await expect(chart).toBeVisible()
    const box = await chart.boundingBox()
    if (!box) throw new Error('the chart has no box')
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 3 })
    await page.mouse.up()
    await expect(page).toHaveURL(/from=.*to=/)
    await expect(status).toContainText(`of ${COUNT.toLocaleString('en')} runs`)
    // By keyboard too: one bar is shown, three to its left are taken with it, all four are taken.
    const range = region.getByRole('slider', { name: 'Filter the starts by time' })
    const drawn = new URL(page.url()).searchParams.get('from')
    await range.press('ArrowLeft')
    await expect(range).toHaveAttribute('aria-valuetext', /run/)
    for (let at = 0; at < 3; at += 1) await range.press('Shift+ArrowLeft')
    await range.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBe(drawn)
    await expect(range).toHaveAttribute('aria-valuetext', 'no range chosen')
    await region.getByRole('button', { name: 'As tables' }).click()
    await expect(region.getByRole('table', { name: 'Outcomes' })).toContainText('hello-automation')
  },
)

test('beside the form the list is searched and filtered too, and follows what is started', async ({
  page,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  await putHistory(page, [sampleRun(1), sampleRun(5), sampleRun(9)])
  await page.goto('/?state=rejected')
  await expect(operator.rows).toHaveCount(1)
  await operator.start()
  // A start leads to its row, whatever was filtered before.
  await expect(operator.rows).toHaveCount(4)
  await expect(operator.rows.first()).toContainText('started')
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('nobody')
  await expect(page.getByText('No run matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all runs' }).click()
  await expect(operator.rows).toHaveCount(4)
})
