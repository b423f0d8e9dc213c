import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { LONG } from './support/tiers'
import {
  addProfile,
  closeVault,
  fromMenu,
  makeVault,
  PASSPHRASE,
  pill,
  seal,
  token,
  unlock,
} from './support/vault-steps'

const FIRST = { name: 'First', token: `Token ${'a1'.repeat(20)}`, key: 'Zmlyc3Q=' }
const SECOND = { name: 'Second', token: `Token ${'b2'.repeat(20)}`, key: 'c2Vjb25k' }

const listed = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Profiles' }).getByText(name, { exact: true })

test('a vault made in one tab shows in the other, locked', LONG, async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()]
  await two.goto('/')
  await one.goto('/')
  await makeVault(one)
  await expect(pill(two)).toHaveText(/Vault locked/)
})

test('locking one tab locks both, unlocking one opens only that', LONG, async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto('/')
  await makeVault(one)
  await addProfile(one, FIRST)
  await closeVault(one)
  await two.goto('/')
  await unlock(two)
  await expect(token(two)).toHaveValue(FIRST.token)

  await fromMenu(one, 'Lock now')
  await expect(token(two)).toHaveValue('')
  await expect(two.getByText('The vault was locked in another tab.')).toBeVisible()
  await unlock(one)
  await expect(token(one)).toHaveValue(FIRST.token)
  await expect(pill(two)).toHaveText(/Vault locked/)
})

test('activity in one tab keeps the other open', LONG, async ({ context }) => {
  await context.clock.install()
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto('/')
  await makeVault(one)
  await addProfile(one, FIRST)
  await closeVault(one)
  await two.goto('/')
  await unlock(two)
  await expect(token(two)).toHaveValue(FIRST.token)
  await context.clock.fastForward('10:00')
  // The message that the first tab gets shows when it has got it.
  await one.evaluate(() => {
    new BroadcastChannel('seedpad.vault').onmessage = ({ data }) => {
      document.documentElement.dataset.heard = data
    }
  })
  await two.mouse.move(5, 5)
  await expect(one.locator('html')).toHaveAttribute('data-heard', 'active')
  await context.clock.fastForward('10:00')
  await expect(token(one)).toHaveValue(FIRST.token)
  await context.clock.fastForward('06:00')
  await expect(token(one)).toHaveValue('')
  await expect(token(two)).toHaveValue('')
})

test('profiles added in two tabs are both kept', LONG, async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto('/')
  await makeVault(one)
  await two.goto('/')
  await unlock(two)
  await fromMenu(two, 'Profiles and vault…')
  await addProfile(one, FIRST)
  await expect(listed(two, 'First')).toBeVisible()
  await addProfile(two, SECOND)
  await expect(listed(one, 'Second')).toBeVisible()

  await one.reload()
  await unlock(one, PASSPHRASE)
  await fromMenu(one, 'Profiles and vault…')
  await expect(one.getByRole('list', { name: 'Profiles' }).getByRole('listitem')).toHaveCount(2)
})

test(
  'a profile that the other tab deleted can’t be saved, and its values leave the fields',
  LONG,
  async ({ context }) => {
    const [one, two] = [await context.newPage(), await context.newPage()]
    await one.goto('/')
    await makeVault(one)
    await addProfile(one, FIRST)
    await two.goto('/')
    await unlock(two)
    await fromMenu(two, 'Profiles and vault…')
    await two.getByRole('button', { name: 'Edit First' }).click()
    await one.getByRole('button', { name: 'Delete First' }).click()
    await one.getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(pill(two)).not.toContainText('First')
    await two.getByLabel('Name of the profile').fill('Renamed')
    await two.getByRole('button', { name: 'Save profile' }).click()
    await expect(two.getByText('This profile was deleted in another tab.')).toBeVisible()
  },
)

test('the passphrase changed in one tab locks the other, with words', LONG, async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto('/')
  await makeVault(one)
  await two.goto('/')
  await unlock(two)
  await expect(pill(two)).not.toContainText('Vault locked')
  await one.getByRole('button', { name: 'Change passphrase…' }).click()
  await one.getByLabel('Present passphrase').fill(PASSPHRASE)
  await one.getByLabel('New passphrase').fill('pepper lagoon violin mast')
  await one.getByLabel('The same passphrase again').fill('pepper lagoon violin mast')
  await one.getByRole('button', { name: 'Change passphrase', exact: true }).click()
  await expect(two.getByText('The vault was sealed anew in another tab.')).toBeVisible()
})

test(
  'a header value typed in one tab is not lost when the other saves the same draft',
  LONG,
  async ({ context }) => {
    const [one, two] = [await context.newPage(), await context.newPage()]
    await one.goto('/')
    await makeVault(one)
    await closeVault(one)
    const sealed = await seal(one)
    await one.getByRole('button', { name: 'Add header' }).click()
    await one.getByLabel('Header name').fill('X-Team')
    await one.getByLabel('Header value').fill('first')
    await expect.poll(() => seal(one)).not.toBe(sealed)
    await two.goto('/')
    await unlock(two)
    await expect(two.getByLabel('Header value')).toHaveValue('first')
    await one.getByLabel('Header value').fill('second')
    await expect(two.getByLabel('Header value')).toHaveValue('second')
    await two.getByRole('button', { name: 'Add header' }).click()
    await fromMenu(two, 'Lock now')
    await unlock(one)
    await expect(one.getByLabel('Header value').first()).toHaveValue('second')
  },
)
