import type { Locator, Page } from '@playwright/test'

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
export const pasteOnPage = (page: Page, text: string) => pasteInto(page.locator('body'), text)

/** Pastes a text that a key press could not type. */
export async function pasteInto(place: Locator, text: string) {
  await place.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    element.dispatchEvent(event)
  }, text)
}

export const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text, 'utf8'),
})
