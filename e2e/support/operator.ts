import { expect, type Locator, type Page } from '@playwright/test'

/** Values of the form and length that the platform gives out. */
export const TOKEN = `Token ${'0123456789abcdef'.repeat(2)}01234567`
export const API_KEY = 'c2VlZHBhZC1lbmQtdG8tZW5kLXRlc3Qta2V5'

export type TargetId = 'simulator' | 'api' | 'app'
type SendTo = 'default' | 'inbox' | 'url'

const SEND_TO = {
  default: "Automation's default webhook",
  inbox: "This dashboard's inbox",
  url: 'Another URL',
}

/** What an operator sees and does, in the words that are on the page. */
export type Operator = ReturnType<typeof operatorAt>

/** The page through an operator's eyes and hands. */
export function operatorAt(page: Page) {
  const launch = page.getByRole('region', { name: 'Launch' })
  const runs = page.getByRole('region', { name: 'Runs', exact: true })
  const seed = page.getByRole('textbox', { name: 'Seed', exact: true })
  const rows = runs.locator('[data-run]')
  const startButton = page.getByRole('button', { name: /^(Start automation|Starting…)/ })
  const tabs = page.getByRole('tablist', { name: 'Seed or request' })

  return {
    page,
    launch,
    seed,
    startButton,
    /** All rows of the history, newest first. */
    rows,
    /** The chosen run. */
    detail: page.getByRole('article'),

    /** Opens the page and waits until a start could be made. */
    async open(path = '/') {
      await page.goto(path)
      await expect(startButton).toBeVisible()
    },
    target: (id: TargetId) => page.getByRole('combobox', { name: 'Target' }).selectOption(id),
    async giveCredentials(token = TOKEN, key = API_KEY) {
      await page.getByRole('textbox', { name: 'Authorization token' }).fill(token)
      await page.getByRole('textbox', { name: 'API key' }).fill(key)
    },
    /** Leaves the last field, so that the draft of these names is the one that is written on. */
    async name(project: string, automation: string) {
      await launch.getByRole('combobox', { name: 'Project' }).fill(project)
      await launch.getByRole('combobox', { name: 'Automation' }).fill(automation)
      await launch.getByRole('combobox', { name: 'Automation' }).blur()
    },
    async writeSeed(text: string) {
      await tabs.getByRole('tab', { name: 'Seed' }).click()
      await seed.focus()
      await page.keyboard.press('ControlOrMeta+a')
      if (text === '') await page.keyboard.press('Delete')
      else await page.keyboard.insertText(text)
    },
    /** The request's text as the page shows it, secrets masked. */
    async shownRequest(): Promise<Locator> {
      await tabs.getByRole('tab', { name: 'Request' }).click()
      return launch.getByRole('tabpanel', { name: 'Request' })
    },
    showSeed: () => tabs.getByRole('tab', { name: 'Seed' }).click(),
    sendTo: (where: SendTo) => launch.getByRole('radio', { name: SEND_TO[where] }).check(),
    async addHeader(name: string, value: string) {
      await page.getByRole('button', { name: 'Add header' }).click()
      await page.getByRole('textbox', { name: 'Header name' }).last().fill(name)
      await page.getByRole('textbox', { name: 'Header value' }).last().fill(value)
    },
    async wire(choice: { dialect?: string; webhook?: string; seed?: string }) {
      const summary = launch.getByText('Wire format:')
      if (!(await launch.getByRole('combobox', { name: 'Dialect' }).isVisible())) await summary.click()
      if (choice.dialect) await launch.getByRole('combobox', { name: 'Dialect' }).selectOption(choice.dialect)
      if (choice.webhook)
        await launch.getByRole('combobox', { name: 'webhook written as' }).selectOption(choice.webhook)
      if (choice.seed)
        await launch.getByRole('combobox', { name: 'seed written as' }).selectOption(choice.seed)
    },
    start: () => startButton.click(),

    /** From an empty page to a form that is ready to start on a live target. */
    async prepare(target: TargetId, automation = 'hello-automation') {
      await this.open()
      await this.target(target)
      if (target !== 'simulator') await this.giveCredentials()
      await this.name('my-project', automation)
    },
  }
}
