import { expect, type Page } from '@playwright/test'

/** The batch page through an operator's hands. */
export function batchAt(page: Page) {
  const goOn = page.getByRole('button', { name: 'Go on…' })
  const dialog = page.getByRole('dialog')
  return {
    goOn,
    dialog,
    done: page.getByText('Done.', { exact: true }),
    /** What stands beside the batch's progress: why it rests, or what it waits for. */
    says: (words: string) => page.getByText(words).first(),
    counter: (state: string) =>
      page.getByRole('group', { name: 'Rows by state' }).getByRole('button', { name: state }),
    async open() {
      await page.getByRole('link', { name: 'Batch', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'New batch' })).toBeVisible()
    },
    async name(project: string, automation: string) {
      const fields = page.getByRole('region', { name: 'Where and how fast' })
      await fields.getByRole('combobox', { name: 'Project' }).fill(project)
      await fields.getByRole('combobox', { name: 'Automation' }).fill(automation)
      await fields.getByRole('combobox', { name: 'Automation' }).blur()
    },
    paste: (text: string) => page.getByRole('textbox', { name: 'Rows' }).fill(text),
    atOnce: (count: number) => page.getByRole('combobox', { name: 'At once' }).selectOption(String(count)),
    review: () => page.getByRole('button', { name: 'Review and start…' }).click(),
    /** Confirms the last look; on a live target by the number that it asks for. */
    async confirm(typed?: string) {
      if (typed !== undefined) await dialog.getByRole('textbox', { name: /^Type / }).fill(typed)
      await dialog.getByRole('button', { name: /^Start/ }).click()
      await expect(dialog).toBeHidden()
    },
  }
}
