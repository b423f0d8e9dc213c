import { expect, test } from './fixtures'
import { operatorAt } from './support/operator'
import { fromSeedMenu, seedTool } from './support/seed-steps'
import { LONG } from './support/tiers'

test.use({ viewport: { width: 1440, height: 900 } })

test(
  'of two tabs the last one typed in wins, and the other can bring its own text back',
  LONG,
  async ({ context }) => {
    const [one, two] = [operatorAt(await context.newPage()), operatorAt(await context.newPage())]
    await one.open()
    await two.open()
    await two.writeSeed('{"tab": "two"}')
    await expect(one.seed).toHaveValue('{"tab": "two"}')
    await one.writeSeed('{"tab": "one"}')
    await expect(two.seed).toHaveValue('{"tab": "one"}')
    await expect(two.launch).toContainText('This draft was changed in another tab')
    await two.page.getByRole('button', { name: 'Bring mine back' }).click()
    await expect(two.seed).toHaveValue('{"tab": "two"}')
    await expect(one.seed).toHaveValue('{"tab": "two"}')
    await two.page.reload()
    await expect(two.seed).toHaveValue('{"tab": "two"}')
  },
)

test(
  'recent and saved seeds are looked at first: Escape keeps the draft, Enter takes the seed',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.name('my-project', 'echo')
    for (const [at, seed] of ['{"limit": 10, "days": ["a"]}', '{"limit": 20}', '{"limit": 20}'].entries()) {
      await operator.writeSeed(seed)
      await operator.start()
      if (at === 2)
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /Start again|again/ })
          .click()
      await expect(operator.rows).toHaveCount(at + 1)
      await expect(operator.rows.first()).toContainText('started')
    }
    const draft = '{"limit": 30, "days": ["a"]}'
    await operator.writeSeed(draft)

    await seedTool(page, 'Recent')
    const recent = page.getByRole('listbox', { name: 'Recent seeds' })
    await expect(recent.getByRole('option')).toHaveCount(2)
    await expect(recent.getByRole('option').first()).toContainText(/limit: 20.*started.*2 starts/s)
    const differences = page.getByRole('list', { name: 'Differences' })
    await expect(differences).toContainText('limit: 30 → 20')
    await page.keyboard.press('ArrowDown')
    await expect(differences).toHaveText('limit: 30 → 10')
    await page.keyboard.press('Escape')
    await expect(operator.seed).toHaveValue(draft)

    await seedTool(page, 'Recent')
    await expect(differences).toContainText('limit: 30 → 20')
    await page.keyboard.press('Enter')
    await expect(operator.seed).toHaveValue('{"limit": 20}')
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await expect(operator.seed).toHaveValue(draft)

    // Saved under a name for all automations, it is offered to the next one.
    await operator.seed.press('ControlOrMeta+s')
    const dialog = page.getByRole('dialog', { name: 'Save this seed' })
    await dialog.getByLabel('Name', { exact: true }).fill('Thirty')
    await dialog.getByLabel('Note', { exact: true }).fill('as agreed')
    await dialog.getByLabel('Tags').fill('smoke, daily')
    await dialog.getByRole('radio', { name: 'All automations' }).check()
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog).toBeHidden()
    await operator.name('my-project', 'other')
    await operator.writeSeed('{}')
    await seedTool(page, 'Saved')
    const saved = page.getByRole('listbox', { name: 'Saved seeds' }).getByRole('option')
    await expect(saved).toContainText(/Thirty.*as agreed.*all automations.*smoke.*daily/s)
    await page.keyboard.type('no such')
    await expect(saved).toHaveCount(0)
    await page.getByRole('combobox', { name: 'Filter saved seeds' }).fill('daily')
    await page.keyboard.press('Enter')
    await expect(operator.seed).toHaveValue(draft)
  },
)

test(
  'what is legal and still worth a look is pointed out, kept, and sent as written',
  LONG,
  async ({ page, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.sendTo('default')
    const text = '{"n": 1, "n": 12345678901234567891, "half": "\\ud800", "_comment": "why"}'
    await operator.writeSeed(text)
    await page.getByRole('button', { name: '4 notes' }).click()
    const panel = page.getByRole('region', { name: 'Worth a look' })
    for (const words of [
      'stands twice',
      'beyond double precision',
      'half a character',
      'a comment by custom',
    ])
      await expect(panel).toContainText(words)
    await panel.getByRole('button', { name: /beyond double/ }).click()
    await expect(operator.seed).toBeFocused()
    await fromSeedMenu(page, 'Sort keys')
    const sorted = '{"_comment": "why", "half": "\\ud800", "n": 1, "n": 12345678901234567891}'
    await expect(operator.seed).toHaveValue(sorted)
    await operator.start()
    await expect(operator.rows.first()).toContainText('started')
    expect(upstream.requests[0]?.body).toBe(`{"seed":${sorted}}`)
  },
)
