import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import { LONG } from './support/tiers'
import {
  addProfile,
  apiKey,
  changeSealedText,
  closeVault,
  databaseText,
  fromMenu,
  makeVault,
  PASSPHRASE,
  pill,
  seal,
  token,
  unlock,
} from './support/vault-steps'

const PRODUCTION = {
  name: 'Production',
  target: 'api',
  token: `Token ${'a1'.repeat(20)}`,
  key: 'cHJvZA==',
} as const
const SECOND = {
  name: 'Second account',
  target: 'app',
  token: `Token ${'b2'.repeat(20)}`,
  key: 'c2Vj',
} as const

test('what is in the fields goes into a vault, comes back after a reload, and starts as its profile', async ({
  page,
  upstream,
}) => {
  await page.goto('/')
  await token(page).fill(PRODUCTION.token)
  await apiKey(page).fill(PRODUCTION.key)
  await page.getByRole('button', { name: 'Keep in a vault…' }).click()
  await expect(page.getByText('Nobody can recover the passphrase')).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('The same passphrase again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make the vault' }).click()
  await page.getByLabel('Name of the profile').fill('Production')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await closeVault(page)
  await expect(pill(page)).toHaveText(/Production.*a1a1/)

  await page.reload()
  await expect(page.getByText('The vault is locked.')).toBeVisible()
  await expect(token(page)).toHaveValue('')
  await unlock(page)
  await expect(token(page)).toHaveValue(PRODUCTION.token)
  await expect(apiKey(page)).toHaveValue(PRODUCTION.key)

  await page.getByLabel('Target').selectOption('api')
  await page.getByLabel('Project', { exact: true }).fill('p')
  await page.getByLabel('Automation', { exact: true }).fill('a')
  await page
    .getByRole('radio', { name: 'Automation’s default webhook' })
    .or(page.getByRole('radio', { name: "Automation's default webhook" }))
    .check()
  await expect(page.getByText('as Production')).toBeVisible()
  await page.getByRole('button', { name: 'Start automation' }).click()
  await expect.poll(() => upstream.requests.length).toBe(1)
  expect(upstream.requests[0]?.headers).toMatchObject({
    authorization: PRODUCTION.token,
    'x-api-key': PRODUCTION.key,
  })
  await expect.poll(() => databaseText(page)).toContain('"profile":"Production"')
})

test(
  'a check marks the profile as checked, until the values are edited',
  LONG,
  async ({ page, upstream }) => {
    upstream.answer({ status: 200, body: { username: 'ana', email: 'ana@example.com' } })
    await page.goto('/')
    await makeVault(page)
    await addProfile(page, PRODUCTION)
    await closeVault(page)
    await page.getByRole('button', { name: 'Check credentials' }).click()
    await expect(page.getByText('as ana')).toBeVisible()
    await expect(pill(page)).toContainText('checked')

    await apiKey(page).fill('another')
    await expect(pill(page)).not.toContainText('checked')
    await expect(pill(page)).toContainText('Production (edited)')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(apiKey(page)).toHaveValue(PRODUCTION.key)
    await apiKey(page).fill('bmV3')
    await page.getByRole('button', { name: 'Save to profile' }).click()
    await expect(page.getByText('From the vault')).toBeVisible()

    await fromMenu(page, 'Lock now')
    await unlock(page)
    await expect(apiKey(page)).toHaveValue('bmV3')
  },
)

test('edited values start under the token’s tail, not under the profile’s name', LONG, async ({ page }) => {
  await page.goto('/')
  await makeVault(page)
  await addProfile(page, PRODUCTION)
  await closeVault(page)
  await expect(page.getByText('as Production')).toBeVisible()
  await token(page).fill(`Token ${'c3'.repeat(20)}`)
  await expect(page.getByText('as Token ••••c3c3')).toBeVisible()
})

test('profiles are added, chosen with their target, renamed and deleted', LONG, async ({ page }) => {
  await page.goto('/')
  await makeVault(page)
  await addProfile(page, PRODUCTION)
  await addProfile(page, SECOND)
  await page.getByRole('button', { name: 'Use Second account' }).click()
  await expect(page.getByLabel('Target')).toHaveValue('app')
  await expect(token(page)).toHaveValue(SECOND.token)

  await fromMenu(page, 'Production')
  await expect(page.getByLabel('Target')).toHaveValue('api')
  await expect(token(page)).toHaveValue(PRODUCTION.token)
  await page.getByLabel('Profile', { exact: true }).selectOption('Second account')
  await expect(token(page)).toHaveValue(SECOND.token)

  await fromMenu(page, 'Profiles and vault…')
  await page.getByRole('button', { name: 'Edit Second account' }).click()
  const name = page.getByLabel('Name of the profile')
  await name.fill('production ')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByText('Another profile has this name')).toBeVisible()
  await expect(name).toBeFocused()
  await name.fill(`mine ${'b2'.repeat(20)}`)
  await expect(page.getByText('The name holds the token or the key')).toBeVisible()
  await name.fill('Client')
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(pill(page)).toContainText('Client')

  await page.getByRole('button', { name: 'Delete Client' }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByRole('button', { name: 'Delete Client' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('Client', { exact: true })).toBeHidden()
  await closeVault(page)
  await expect(token(page)).toHaveValue('')
})

test('a wrong passphrase is said beside the field and loses nothing', LONG, async ({ page }) => {
  await page.goto('/')
  await makeVault(page)
  await addProfile(page, PRODUCTION)
  await closeVault(page)
  await fromMenu(page, 'Lock now')
  const before = await databaseText(page)

  await unlock(page, 'marble otter cinema wax')
  const field = page.getByLabel('Passphrase', { exact: true })
  await expect(field).toHaveAccessibleDescription(/does not open the vault/)
  await expect(field).toBeFocused()
  expect(await databaseText(page)).toBe(before)
  await field.fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(token(page)).toHaveValue(PRODUCTION.token)
})

test(
  'a passphrase that is weak or not repeated is refused, with what to do beside it',
  LONG,
  async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Keep in a vault…' }).click()
    const [first, second] = [
      page.getByLabel('Passphrase', { exact: true }),
      page.getByLabel('The same passphrase again'),
    ]
    for (const weak of ['short', 'Password123!', 'marble otter cinema']) {
      await first.fill(weak)
      await second.fill(weak)
      await first.press('Enter')
      await expect(first).toHaveAccessibleDescription(/four words or more/)
    }
    await first.fill(PASSPHRASE)
    await second.fill(`${PASSPHRASE} 2`)
    await page.keyboard.press('Enter')
    await expect(second).toHaveAccessibleDescription(/The two differ/)
    expect(await databaseText(page)).toContain('["vault",[]]')
  },
)

test('the passphrase can be changed, and only the new one opens from then on', LONG, async ({ page }) => {
  await page.goto('/')
  await makeVault(page)
  await addProfile(page, PRODUCTION)
  await page.getByRole('button', { name: 'Change passphrase…' }).click()
  await page.getByLabel('Present passphrase').fill('not this one')
  await page.getByLabel('New passphrase').fill('pepper lagoon violin mast')
  await page.getByLabel('The same passphrase again').fill('pepper lagoon violin mast')
  await page.getByRole('button', { name: 'Change passphrase', exact: true }).click()
  await expect(page.getByLabel('Present passphrase')).toHaveAccessibleDescription(/does not open/)
  await page.getByLabel('Present passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Change passphrase', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Add profile' })).toBeVisible()
  await page.getByRole('button', { name: 'Lock now' }).click()

  await unlock(page)
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveAccessibleDescription(/does not open/)
  await page.getByLabel('Passphrase', { exact: true }).fill('pepper lagoon violin mast')
  await page.keyboard.press('Enter')
  await expect(token(page)).toHaveValue(PRODUCTION.token)
})

test(
  'header values come back with the vault, and leave the form and the tab when it locks',
  LONG,
  async ({ page }) => {
    await page.goto('/')
    await makeVault(page)
    await closeVault(page)
    await page.getByRole('button', { name: 'Add header' }).click()
    await page.getByLabel('Header name').fill('X-Team')
    const sealed = await seal(page)
    await page.getByLabel('Header value').fill('canary-header-value')
    await fromMenu(page, 'Lock now')
    await expect(page.getByLabel('Header name')).toHaveValue('X-Team')
    await expect(page.getByLabel('Header value')).toHaveValue('')
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('canary')
    // A page that goes takes with it what it was about to write.
    await expect.poll(() => seal(page)).not.toBe(sealed)

    await page.reload()
    await expect(page.getByLabel('Header name')).toHaveValue('X-Team')
    await expect(page.getByLabel('Header value')).toHaveValue('')
    await unlock(page)
    await expect(page.getByLabel('Header value')).toHaveValue('canary-header-value')
  },
)

test('header values typed before move into the vault when it opens', LONG, async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Add header' }).click()
  await page.getByLabel('Header name').fill('X-Team')
  await page.getByLabel('Header value').fill('canary-header-value')
  const stored = () => page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))
  await expect(page.getByText('Values are forgotten on a reload')).toBeVisible()
  await page.getByLabel('Keep for this tab').check()
  await expect.poll(stored).toContain('canary')
  await expect(page.getByText('Values are forgotten on a reload')).toHaveCount(0)
  await page.getByLabel('Keep for this tab').uncheck()
  await expect.poll(stored).not.toContain('canary')
  await expect(page.getByLabel('Header value')).toHaveValue('canary-header-value')
  await page.getByLabel('Keep for this tab').check()
  await expect.poll(stored).toContain('canary')
  await makeVault(page)
  await expect.poll(stored).not.toContain('canary')
  await closeVault(page)
  await fromMenu(page, 'Lock now')
  await expect(page.getByLabel('Header value')).toHaveValue('')
  await unlock(page)
  await expect(page.getByLabel('Header value')).toHaveValue('canary-header-value')
})

test(
  'a damaged vault says so, can be saved as it is, and is forgotten only by typing it',
  LONG,
  async ({ page }) => {
    await page.goto('/')
    await makeVault(page)
    await addProfile(page, PRODUCTION)
    await closeVault(page)
    await changeSealedText(page, { from: 120, to: '…' })
    await page.reload()
    await expect(page.getByText('The stored vault is damaged.')).toBeVisible()

    await page.getByRole('button', { name: 'See more…' }).click()
    await expect(page.getByText('no passphrase opens it. Nothing was deleted.')).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the sealed data' }).click(),
    ])
    const saved = await readFile(await download.path(), 'utf8')
    expect(saved).toMatch(/^\{"format":"seedpad-vault".*…$/)

    await page.getByRole('button', { name: 'Forget the vault…' }).click()
    await page.getByRole('button', { name: 'Forget the vault', exact: true }).click()
    await expect(page.getByLabel('Type “forget” to confirm')).toHaveAccessibleDescription(/Type “forget”/)
    expect(await databaseText(page)).toContain('seedpad-vault')
    await page.getByLabel('Type “forget” to confirm').fill('Forget')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Keep in a vault…' })).toBeVisible()
    expect(await databaseText(page)).toContain('["vault",[]]')
  },
)

test('a vault of a newer Seedpad is left alone and called newer', LONG, async ({ page }) => {
  await page.goto('/')
  await makeVault(page)
  await closeVault(page)
  await changeSealedText(page, { from: 0, to: '{"format":"seedpad-vault","version":2}' })
  await page.reload()
  await expect(page.getByText('A newer Seedpad wrote the stored vault.')).toBeVisible()
})

test('without an encrypted or local address the vault says why it is not offered', LONG, async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false })
  })
  await page.goto('/')
  await page.getByRole('button', { name: 'Keep in a vault…' }).click()
  await expect(page.getByText('This page came over plain http from another machine.')).toBeVisible()
  await page.keyboard.press('Escape')
  await token(page).fill('abc')
  await expect(token(page)).toHaveValue('abc')
})

test.describe('left alone', () => {
  test('for a quarter of an hour, the vault locks and every secret leaves the page', async ({ page }) => {
    await page.clock.install()
    await page.goto('/')
    await makeVault(page)
    await addProfile(page, PRODUCTION)
    await closeVault(page)
    await page.clock.fastForward('14:00')
    await expect(token(page)).toHaveValue(PRODUCTION.token)
    await page.mouse.move(5, 5)
    await page.clock.fastForward('14:00')
    await expect(token(page)).toHaveValue(PRODUCTION.token)
    await page.clock.fastForward('02:00')
    await expect(page.getByText('The vault locked itself')).toBeVisible()
    await expect(token(page)).toHaveValue('')
    expect(await page.content()).not.toContain('a1a1')
  })

  test(
    'it locks after the time that the operator chose, and never where that was chosen',
    LONG,
    async ({ page }) => {
      await page.clock.install()
      await page.goto('/')
      await makeVault(page)
      await addProfile(page, PRODUCTION)
      await page.getByRole('radio', { name: 'never' }).check()
      await closeVault(page)
      await page.clock.fastForward('48:00:00')
      await expect(token(page)).toHaveValue(PRODUCTION.token)
      await fromMenu(page, 'Profiles and vault…')
      await page.getByRole('radio', { name: '5 min', exact: true }).check()
      await closeVault(page)
      await page.clock.fastForward('05:01')
      await expect(token(page)).toHaveValue('')
    },
  )

  test('while its dialog is open, what was typed there goes too', LONG, async ({ page }) => {
    await page.clock.install()
    await page.goto('/')
    await makeVault(page)
    await page.getByRole('button', { name: 'Add profile' }).click()
    await page.getByLabel('Token of this profile').fill(PRODUCTION.token)
    await page.clock.fastForward('16:00')
    await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible()
    expect(await page.content()).not.toContain('a1a1')
  })
})
