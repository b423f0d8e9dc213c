import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { PASSPHRASE, pill, token } from './support/vault-steps'

/** Fails on anything that axe finds, and on a page wider than its window. */
async function inspect(page: Page): Promise<void> {
  // What fades in is measured when it is there.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test.describe(`${theme}, ${width} px wide`, () => {
      test.use({ colorScheme: theme, viewport: { width, height } })

      test('every view of the vault is without findings', async ({ page }) => {
        test.slow()
        await page.goto('/')
        await page.getByRole('button', { name: 'Keep in a vault…' }).click()
        await page.getByRole('button', { name: 'Make the vault' }).click()
        await inspect(page)
        await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
        await page.getByLabel('The same passphrase again').fill(PASSPHRASE)
        await page.getByRole('button', { name: 'Make the vault' }).click()
        await page.getByRole('button', { name: 'Add profile' }).click()
        await page.getByRole('button', { name: 'Save profile' }).click()
        await inspect(page)
        await page.getByLabel('Name of the profile').fill('Associação dos Produtores de Café')
        await page.getByRole('button', { name: 'Save profile' }).click()
        await page.getByRole('button', { name: /^Delete/ }).click()
        await inspect(page)
        await page.getByRole('button', { name: 'Forget the vault…' }).click()
        await inspect(page)
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Done' }).click()
        await token(page).fill('edited')
        await inspect(page)
        await pill(page).click()
        await inspect(page)
        await page.getByRole('menuitem', { name: 'Lock now' }).click()
        await inspect(page)
        await page.getByRole('button', { name: 'Unlock…' }).click()
        await inspect(page)
      })
    })
  }
}

test('the whole way goes by keyboard, and focus is where the work is', async ({ page }) => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  await page.goto('/')
  await page.getByRole('button', { name: 'Keep in a vault…' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Add profile')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of the profile')).toBeFocused()
  await page.keyboard.type('Mine')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Add profile')
  await page.getByRole('button', { name: 'Delete Mine' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Keep')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Delete Mine' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Add profile')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await pill(page).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toBe('Lock now')
  await page.keyboard.press('Enter')
  await expect(pill(page)).toHaveText(/Vault locked/)
  await expect(pill(page)).toBeFocused()
})

test('the vault speaks Portuguese', async ({ browser, server }) => {
  const context = await browser.newContext({ locale: 'pt-BR', baseURL: server.url })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Guardar em um cofre…' }).click()
  await page.getByLabel('Frase secreta', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('A mesma frase secreta outra vez').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Criar o cofre' }).click()
  await page.getByRole('button', { name: 'Apagar o cofre…' }).click()
  await page.getByLabel('Digite “apagar” para confirmar').fill('apagar')
  await page.getByRole('button', { name: 'Apagar o cofre', exact: true }).click()
  await expect(page.getByText('O cofre foi apagado deste navegador.')).toBeVisible()
  await context.close()
})
