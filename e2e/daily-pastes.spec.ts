import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { API_KEY, operatorAt, TOKEN } from './support/operator'
import { pasteOnPage } from './support/seed-steps'

test.describe('an empty editor', () => {
  test.use({ seedQuestion: 'open' })

  test('asks once before a paid start, and again only when the seed or the automation is another one', async ({
    page,
    upstream,
  }) => {
    const operator = operatorAt(page)
    await operator.prepare('api')
    await operator.writeSeed('')
    const dialog = page.getByRole('dialog', { name: 'Start without a seed?' })
    await operator.start()
    await expect(dialog.getByRole('button', { name: 'Don’t start' })).toBeFocused()
    expect(await findings(page, { within: 'dialog' })).toEqual([])
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(operator.rows).toHaveCount(0)

    await operator.start()
    await expect(dialog).toContainText('would get no input')
    await dialog.getByRole('button', { name: 'Start without a seed' }).focus()
    await page.keyboard.press('Enter')
    await expect(operator.rows.first()).toContainText('started')
    // The next question is about the same request again, no more about the seed.
    await operator.start()
    await page
      .getByRole('dialog', { name: 'Start the same again?' })
      .getByRole('button', { name: 'Start again' })
      .click()
    await expect(operator.rows).toHaveCount(2)

    await operator.writeSeed('{"n": 1}')
    await operator.writeSeed('')
    await operator.start()
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await operator.name('my-project', 'another')
    await operator.start()
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await operator.writeSeed('{"n": 2}')
    await operator.start()
    await expect(operator.rows).toHaveCount(3)
    expect(upstream.requests).toHaveLength(3)
  })
})

test('what can’t be read of a pasted request leaves the seed alone; curly quotes are named, and no secret is shown', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('simulator')
  await operator.writeSeed('{"mine": 1}')
  const url = `${upstream.appUrl}/api/start-application/my-project/berth-calls`
  const headers = `-H 'Authorization: ${TOKEN}' -H 'x-api-key: ${API_KEY}'`
  await pasteOnPage(page, `\`\`\`bash\ncurl -X POST '${url}' ${headers} --data @berths.json\n\`\`\``)
  const dialog = page.getByRole('dialog', { name: 'This looks like a cURL command' })
  await expect(dialog).toContainText('not known here: what is in the editor stays')
  await expect(dialog).toContainText('berths.json')
  await expect(dialog).toContainText('renamed applications to automations')
  await dialog.getByRole('button', { name: 'Fill in the form' }).click()
  await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue('berth-calls')
  await expect(operator.seed).toHaveValue('{"mine": 1}')

  const straight = `curl -X POST '${url}' ${headers} -d '{"seed":{"pier":"A7"}}'`
  await pasteOnPage(page, straight.replace(/'([^']*)'/g, '‘$1’').replace(/"([^"]*)"/g, '“$1”'))
  await expect(dialog.getByRole('alert')).toContainText('curly quotes (‘ U+2018, ’ U+2019')
  for (const secret of [TOKEN.slice(6, 16), API_KEY.slice(0, 10)])
    await expect(dialog).not.toContainText(secret)
  await dialog.getByRole('button', { name: 'Read them as plain quotes' }).click()
  await expect(dialog).toContainText('{"pier":"A7"}')
  await dialog.getByRole('button', { name: 'Fill in the form' }).click()
  await expect(operator.seed).toHaveValue('{"pier":"A7"}')
  expect(upstream.requests).toHaveLength(0)
})

test('foreign characters in the seed are named by code point and place, mended by one click, and come back by undo', async ({
  page,
}) => {
  const operator = operatorAt(page)
  await operator.prepare('simulator')
  const tools = page.getByRole('region', { name: 'Seed and request' })
  await operator.writeSeed('{“pier”:\u200b“it’s”}')
  await expect(tools.getByRole('status')).toContainText('Line 1, column 2: “ (U+201C)')
  const mend = tools.getByRole('button', { name: 'Put plain characters' })
  await mend.focus()
  await page.keyboard.press('Enter')
  await expect(operator.seed).toHaveValue('{"pier":"it’s"}')
  await expect(tools.getByRole('status')).toContainText('valid JSON')
  await expect(operator.seed).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(operator.seed).toHaveValue('{“pier”:\u200b“it’s”}')

  await operator.writeSeed('```json\n{"pier":"A7"}\n```')
  await tools.getByRole('button', { name: 'Take the fence off' }).click()
  await expect(operator.seed).toHaveValue('{"pier":"A7"}')
})
