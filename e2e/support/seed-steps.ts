import type { Page } from '@playwright/test'

/** A tool of the seed: a button where there is room for it, else in the menu. */
export async function seedTool(page: Page, name: string) {
  const button = page
    .getByRole('region', { name: 'Seed and request' })
    .getByRole('button', { name, exact: true })
  if (await button.isVisible()) return await button.click()
  await fromSeedMenu(page, name)
}

export async function fromSeedMenu(page: Page, name: string) {
  await page.getByRole('button', { name: 'More for the seed' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** Pastes a text outside of any field, as an operator does who has just copied it. */
export async function pasteOnPage(page: Page, text: string) {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
  }, text)
}

export const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text, 'utf8'),
})
