import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import { API_KEY, operatorAt, TOKEN } from './support/operator'
import { fromSeedMenu, jsonFile, pasteOnPage } from './support/seed-steps'
import { LONG } from './support/tiers'
import { databaseText } from './support/vault-steps'

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })

const SEED = '{"id": 12345678901234567891, "quote": "it\'s"}'

/** The same start in every form that operators copy. Each goes to the address that is given. */
const FORMS: [what: string, code: (url: string) => string][] = [
  [
    'a cURL command',
    (url) =>
      `curl -X POST '${url}' -H 'Authorization: ${TOKEN}' -H 'x-api-key: ${API_KEY}' --data-raw '{"seed": ${SEED.replaceAll("'", "'\\''")}}'`,
  ],
  [
    'a cURL command for Windows',
    (url) =>
      `curl -X POST "${url}" ^\r\n  -H "Authorization: ${TOKEN}" ^\r\n  -H "x-api-key: ${API_KEY}" ^\r\n  --data-raw "{\\"seed\\": ${SEED.replaceAll('"', '\\"')}}"`,
  ],
  [
    'a PowerShell command',
    (url) =>
      `Invoke-RestMethod -Method Post -Uri '${url}' -Headers @{ 'Authorization' = '${TOKEN}'; 'x-api-key' = '${API_KEY}' } -Body '{"seed": ${SEED.replaceAll("'", "''")}}'`,
  ],
  [
    'a fetch call in JavaScript',
    (url) =>
      `fetch("${url}", {\n  "headers": { "authorization": "${TOKEN}", "x-api-key": "${API_KEY}" },\n  "body": ${JSON.stringify(`{"seed": ${SEED}}`)},\n  "method": "POST"\n});`,
  ],
  [
    'a Python program',
    (url) =>
      `import requests\n\nurl = "${url}"\nheaders = {"Authorization": "${TOKEN}", "x-api-key": "${API_KEY}"}\ndata = {"seed": ${SEED.replace("it's", "it\\'s")}}\nresponse = requests.post(url, headers=headers, json=data)\nprint(response.json())`,
  ],
]

test('a command pasted anywhere is shown, then fills the form; its credentials go to their fields only', async ({
  page,
  upstream,
}) => {
  const operator = operatorAt(page)
  await operator.open()
  for (const [at, [what, code]] of FORMS.entries()) {
    await pasteOnPage(page, code(`${upstream.appUrl}/api/start-automation/my-project/form-${at}`))
    const dialog = page.getByRole('dialog', { name: `This looks like ${what}` })
    await expect(dialog).toContainText('mwm · live')
    await expect(dialog).toContainText(`form-${at}`)
    await expect(dialog).not.toContainText(API_KEY)
    await dialog.getByRole('button', { name: 'Fill in the form' }).click()
    await expect(operator.launch.getByRole('combobox', { name: 'Automation' })).toHaveValue(`form-${at}`)
    await expect(operator.seed).toHaveValue(SEED)
    await expect(page.getByRole('textbox', { name: 'Authorization token' })).toHaveValue(TOKEN)
    await expect(page.getByRole('textbox', { name: 'API key' })).toHaveValue(API_KEY)
    await page.getByRole('textbox', { name: 'API key' }).fill('')
  }
  await pasteOnPage(page, `datallog run nightly --seed '{"n": 1.0}' --verbose`)
  const dialog = page.getByRole('dialog', { name: 'This looks like a datallog run line' })
  await expect(dialog.getByText('Not taken over')).toBeVisible()
  await expect(dialog).toContainText('--verbose')
  await dialog.getByRole('button', { name: 'Fill in the form' }).click()
  await expect(operator.seed).toHaveValue('{"n": 1.0}')

  await expect(operator.rows).toHaveCount(0)
  expect(upstream.requests).toHaveLength(0)
  const stored = await databaseText(page)
  expect(stored).toContain('nightly')
  expect(stored).not.toContain(TOKEN.slice(6))
  expect(stored).not.toContain(API_KEY)
})

test('the request is copied as code, with secrets only when they are asked for', LONG, async ({ page }) => {
  const operator = operatorAt(page)
  await operator.prepare('api')
  await operator.sendTo('url')
  await operator.launch.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/x')
  await operator.addHeader('X-Team', 'blue-secret')
  await operator.writeSeed(SEED)
  await fromSeedMenu(page, 'Copy as…')
  const dialog = page.getByRole('dialog', { name: 'Copy the request as code' })
  let last = ''
  // The button says for a moment that it has copied; the next form need not wait for that to pass.
  const copied = async () => {
    const before = last
    await dialog.getByRole('button', { name: /^(Copy the code|Copied)$/ }).click()
    const read = async () => {
      last = await page.evaluate(() => navigator.clipboard.readText())
      return last
    }
    await expect.poll(read).not.toBe(before)
    return last
  }
  await expect(dialog).toContainText('starts a paid run on')
  for (const format of ['cURL', 'PowerShell', 'Python', 'JavaScript', 'HTTPie']) {
    await dialog.getByRole('tab', { name: format }).click()
    const code = await copied()
    expect(code).toContain('12345678901234567891')
    for (const secret of [TOKEN.slice(6), API_KEY, 'blue-secret']) expect(code).not.toContain(secret)
  }
  await dialog.getByRole('checkbox', { name: 'Include my credentials and header values' }).check()
  const code = await copied()
  for (const secret of [TOKEN.slice(6), API_KEY, 'blue-secret']) expect(code).toContain(secret)
})

test(
  'a shared link fills a draft in another browser, and starts nothing',
  LONG,
  async ({ page, browser, server, upstream }) => {
    const operator = operatorAt(page)
    await operator.prepare('api', 'shared')
    await operator.sendTo('url')
    await operator.launch.getByRole('textbox', { name: 'Webhook URL' }).fill('https://example.com/results')
    await operator.addHeader('X-Team', 'blue-secret')
    const seed = JSON.stringify({ days: Array.from({ length: 200 }, (_, day) => `2023-01-${day}`) })
    await operator.writeSeed(seed)
    await fromSeedMenu(page, 'Share as a link…')
    const dialog = page.getByRole('dialog', { name: 'Share as a link' })
    await dialog.getByRole('button', { name: 'Copy the link' }).click()
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    // Compressed, and behind the #.
    expect(link.length).toBeLessThan(seed.length)
    expect(link.startsWith(`${server.url}/#seed=`)).toBe(true)

    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const other = operatorAt(await context.newPage())
    await other.page.goto(link)
    const opened = other.page.getByRole('dialog', { name: 'From a link' })
    await expect(opened).toContainText('X-Team (without a value)')
    expect(new URL(other.page.url()).hash).toBe('')
    await opened.getByRole('button', { name: 'Fill in the form' }).click()
    await expect(other.seed).toHaveValue(seed)
    await expect(other.launch.getByRole('textbox', { name: 'Webhook URL' })).toHaveValue(
      'https://example.com/results',
    )
    await expect(other.page.getByRole('textbox', { name: 'Header name' })).toHaveValue('X-Team')
    await expect(other.page.getByRole('textbox', { name: 'Header value' })).toHaveValue('')
    await expect(other.rows).toHaveCount(0)

    await other.page.goto(`${server.url}/`)
    await other.page.goto(link.slice(0, -20))
    await expect(other.page.getByRole('dialog')).toContainText('This link is damaged')
    expect(upstream.requests).toHaveLength(0)
    await context.close()
  },
)

test(
  'seeds and settings go into one file, are looked at before they come in, and damaged files are refused whole',
  LONG,
  async ({ page, browser, server }) => {
    const operator = operatorAt(page)
    await operator.open()
    await operator.name('my-project', 'echo')
    for (const [name, seed] of [
      ['First', '{"limit": 10.0}'],
      ['Second', SEED],
    ] as const) {
      await operator.writeSeed(seed)
      await operator.seed.press('ControlOrMeta+s')
      const dialog = page.getByRole('dialog', { name: 'Save this seed' })
      await dialog.getByLabel('Name', { exact: true }).fill(name)
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(dialog).toBeHidden()
    }
    await fromSeedMenu(page, 'Export seeds and settings…')
    const exporting = page.getByRole('dialog', { name: 'Export seeds and settings' })
    await expect(exporting).toContainText('2 saved seeds')
    const download = page.waitForEvent('download')
    await exporting.getByRole('button', { name: 'Save the file' }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect((await download).suggestedFilename()).toMatch(/^seedpad-\d{4}-\d\d-\d\d\.seedpad\.json$/)

    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
    const other = operatorAt(await context.newPage())
    await other.page.goto(server.url)
    await other.name('my-project', 'echo')
    await other.writeSeed('{"limit": 99}')
    await other.seed.press('ControlOrMeta+s')
    const saving = other.page.getByRole('dialog', { name: 'Save this seed' })
    await saving.getByLabel('Name', { exact: true }).fill('first')
    await saving.getByRole('button', { name: 'Save', exact: true }).click()

    await fromSeedMenu(other.page, 'Import a file…')
    const importing = other.page.getByRole('dialog', { name: 'Import seeds and settings' })
    const choose = importing.getByLabel('Choose a file…')
    await choose.setInputFiles(jsonFile('cut.json', text.slice(0, 700)))
    await expect(importing.getByRole('alert')).toContainText('Nothing of cut.json was taken. It is damaged')
    await choose.setInputFiles(jsonFile('changed.json', text.replace('10.0', '10.5')))
    await expect(importing.getByRole('alert')).toContainText('changed since it was exported')
    await choose.setInputFiles(jsonFile('seed.json', '{"days": []}'))
    await expect(importing.getByRole('alert')).toContainText('not a file that a Seedpad has exported')
    await choose.setInputFiles(jsonFile('whole.json', text))
    // A message of the page may stand in the dialog, too.
    await expect(importing.getByRole('status').filter({ hasText: 'whole.json' })).toContainText(
      '1 differs · 1 new',
    )
    await importing.getByText('What differs').click()
    await expect(importing.getByRole('list', { name: 'Differences' })).toContainText('limit: 99 → 10.0')
    await importing.getByRole('radio', { name: 'Keep both' }).check()
    await importing.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(other.page.getByText('2 things were imported.')).toBeVisible()

    await other.page.getByRole('button', { name: 'Saved' }).click()
    const saved = other.page.getByRole('listbox', { name: 'Saved seeds' }).getByRole('option')
    await expect(saved).toHaveText([/^first.*99/s, /^First \(2\).*10\.0/s, /^Second.*12345678901234567891/s])
    await other.page.getByRole('button', { name: 'Undo' }).first().click()
    await expect(saved).toHaveText([/^first.*99/s])
    await context.close()
  },
)
