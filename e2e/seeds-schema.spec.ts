import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { fromSeedMenu, jsonFile, seedTool } from './support/seed-steps'
import { LONG } from './support/tiers'

test.use({ viewport: { width: 1440, height: 900 } })

const SCHEMA = JSON.stringify({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['days'],
  properties: { days: { type: 'array', description: 'Days to read' }, limit: { type: 'integer' } },
  additionalProperties: false,
})

test(
  'a schema completes, explains, underlines and warns, and forbids nothing',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.sendTo('default')
    await fromSeedMenu(page, 'Schema…')
    const dialog = page.getByRole('dialog', { name: 'Schema of hello-automation' })
    const editor = dialog.getByRole('textbox', { name: 'JSON Schema' })
    await editor.focus()
    await page.keyboard.insertText('{"type": "objec"')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await editor.focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(SCHEMA)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()

    await operator.writeSeed('{}')
    // The editor knows the schema by then: a list that was asked for before is not asked for again.
    await expect(operator.launch).toContainText('Does not fit the schema')
    await operator.seed.press('ControlOrMeta+Home')
    await operator.seed.press('ArrowRight')
    await operator.seed.press('Control+Space')
    await expect(page.locator('.suggest-widget')).toContainText('days')
    await operator.seed.press('Escape')

    await operator.writeSeed('{"dayz": 1.0,  "limit": "1"}')
    await expect(operator.launch).toContainText('Does not fit the schema in 3 places')
    await expect(page.locator('.squiggly-warning').first()).toBeAttached()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const panel = page.getByRole('region', { name: 'Worth a look' })
    for (const words of ['days: is missing', 'dayz: is not known', 'limit: should be of type "integer"'])
      await expect(panel).toContainText(words)
    await panel.getByRole('button', { name: 'Add what is missing' }).click()
    await expect(operator.seed).toHaveValue('{"dayz": 1.0,  "limit": "1",  "days": []}')
    // The list below gets shorter and the buttons move: nobody presses one in that moment.
    await expect(panel).not.toContainText('days: is missing')
    await panel.getByRole('button', { name: 'Remove what is extra' }).click()
    await expect(operator.seed).toHaveValue('{"limit": "1",  "days": []}')
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')
    expect(upstream.requests[0]?.body).toBe('{"seed":{"limit": "1",  "days": []}}')

    // What became of the start takes some of the editor's height: nothing moves under the pointer after that.
    await expect(operator.launch.getByRole('status').filter({ hasText: 'started' })).toBeVisible()
    await page.locator('.view-line span', { hasText: '"days"' }).last().hover()
    await expect(page.locator('.monaco-hover', { hasText: 'Days to read' })).toBeVisible()
  },
)

test(
  'a schema is inferred from what was accepted, shown as inferred, and can be taken away',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.name('my-project', 'echo')
    await operator.writeSeed('{"days": ["2023-01-01"], "limit": 10}')
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')
    await fromSeedMenu(page, 'Schema…')
    const dialog = page.getByRole('dialog', { name: 'Schema of echo' })
    await dialog.getByRole('button', { name: 'Infer from 1 accepted seed' }).click()
    await expect(dialog).toContainText('Inferred from 1 accepted seed. Edit it as you like.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await operator.writeSeed('{"dayz": [], "limit": 10}')
    await expect(operator.launch).toContainText('Does not fit the schema in 2 places')
    await fromSeedMenu(page, 'Schema…')
    await dialog.getByRole('button', { name: 'Remove schema' }).click()
    await expect(operator.launch).not.toContainText('Does not fit the schema')
  },
)

test(
  'the draft is compared with a run, a file and a saved seed; two runs by seeds and results',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.name('my-project', 'echo')
    for (const [at, seed] of ['{"limit": 10, "days": ["a"]}', '{"limit": 20, "days": ["a"]}'].entries()) {
      await operator.writeSeed(seed)
      await operator.start()
      await expect(operator.rows).toHaveCount(at + 1)
      // Until its own detail is there, the one before stands there, with a result.
      const startId = (await operator.rows.first().getAttribute('data-run')) ?? ''
      await expect(operator.detail).toHaveAttribute('data-run-detail', startId)
      await expect(operator.detail).toContainText(/result \+/, { timeout: 20_000 })
    }
    await operator.seed.press('ControlOrMeta+s')
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Twenty')
    await page.keyboard.press('Enter')
    await expect(page.getByText('“Twenty” is saved.')).toBeVisible()
    await operator.writeSeed('{\n  "limit": 30,\n  "days": ["a", "b", "c"]\n}')
    await seedTool(page, 'Compare')
    const dialog = page.getByRole('dialog', { name: 'Compare' })
    const differences = dialog.getByRole('list', { name: 'Differences' })
    await expect(differences).toContainText('limit: 20 → 30')
    await expect(differences).toContainText('days: 2 added')
    // One is a single line, so both are shown in one layout until somebody wants them as written.
    await expect(dialog.getByRole('checkbox', { name: 'In one layout' })).toBeChecked()
    await expect(dialog.locator('.monaco-diff-editor')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Inline' }).check()

    const before = dialog.getByRole('combobox', { name: 'Before' })
    const chosen = page.waitForEvent('filechooser')
    await before.selectOption('file')
    await (await chosen).setFiles(jsonFile('other.json', '{"limit": 30, "days": []}'))
    await expect(differences).toHaveText('days: 3 added')

    await before.selectOption({ label: 'Twenty' })
    await expect(differences).toHaveText(/limit: 20 → 30.*days: 2 added/s)
    const runs = before.locator('optgroup[label="Runs of this automation"] option')
    const [newest, oldest] = [
      await runs.nth(0).getAttribute('value'),
      await runs.nth(1).getAttribute('value'),
    ]
    await before.selectOption(oldest)
    await dialog.getByRole('combobox', { name: 'After' }).selectOption(newest)
    await expect(differences).toHaveText('limit: 10 → 20')
    await dialog.getByRole('radio', { name: 'Results' }).check()
    await expect(differences).toContainText('limit: 10 → 20')
    await expect(differences).toContainText('execution_id')
  },
)

test(
  'five megabytes are written on and sent as they are; what is over the limit is refused before it is sent',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.sendTo('default')
    const rows = (bytes: number) => {
      const row = '{"day": "2023-01-01", "id": 12345678901234567891},\n'
      return `[${row.repeat(Math.floor((bytes - 10) / row.length))}1.0]`
    }
    const open = async (name: string, text: string) => {
      const chosen = page.waitForEvent('filechooser')
      await seedTool(page, 'Open file')
      await (await chosen).setFiles(jsonFile(name, text))
      await expect(page.getByText(`${name} is now the seed.`)).toBeVisible()
    }
    const large = rows(5_000_000)
    await open('large.json', large)
    await expect(operator.launch).toContainText('valid JSON')
    await operator.seed.focus()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('7,')
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')
    expect(upstream.requests[0]?.body === `{"seed":[7,${large.slice(1)}}`).toBe(true)

    await open('limit.json', rows(6 * 1024 * 1024 - 2).padEnd(6 * 1024 * 1024, ' '))
    await operator.start()
    await expect(page.getByRole('region', { name: 'Seed and request' }).getByRole('alert')).toContainText('6')
    await expect(operator.rows).toHaveCount(1)
    expect(upstream.requests).toHaveLength(1)
  },
)
