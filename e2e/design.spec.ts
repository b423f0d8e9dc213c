import { expect, type Locator, type Page, test } from '@playwright/test'
import { serveDesignPage } from './support/design-page'
import { findings } from './support/findings'
import { layoutFaults } from './support/layout'
import { expectPicture, type Hand, readHand } from './support/pictures'
import { LONG } from './support/tiers'

// One page for all of them: they share what it takes to build and serve it.
test.describe.configure({ mode: 'default' })
test.use({
  viewport: { width: 1080, height: 900 },
  locale: 'en-US',
  timezoneId: 'UTC',
  reducedMotion: 'reduce',
})

let design: Awaited<ReturnType<typeof serveDesignPage>>
let hand: Hand
test.beforeAll(async ({ browser }) => {
  // On a busy machine building takes its time.
  test.setTimeout(180_000)
  design = await serveDesignPage()
  hand = await readHand(browser)
})
test.afterAll(() => design.close())

async function openPieces(page: Page, query = ''): Promise<Locator> {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(`${design.url}${query}`)
  const pieces = page.locator('[data-piece]')
  await expect(pieces.first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  expect(faults).toEqual([])
  return pieces
}

/** The editors have their colours, and say what is wrong with the text. */
async function waitForEditors(page: Page) {
  const editors = page.locator('[data-piece=editor]')
  // Two editors, and both sides of the comparison.
  await expect
    .poll(() =>
      editors
        .locator('.monaco-editor:not(:has(.monaco-editor))')
        .evaluateAll((all) =>
          all.map((one) => one.querySelector('.view-line [class^=mtk]:not(.mtk1)') !== null),
        ),
    )
    .toEqual([true, true, true, true])
  await expect(editors.locator('.squiggly-error')).toBeVisible()
  await expect(editors.locator('.monaco-diff-editor .line-insert').first()).toBeVisible()
}

/** What is shown only when it is asked for: how to ask, and what comes. */
const OPENED: [name: string, open: (page: Page) => Promise<unknown>, shown: (page: Page) => Locator][] = [
  ...['question', 'form', 'naming', 'wide', 'full', 'bare'].map((name): (typeof OPENED)[number] => [
    `dialog-${name}`,
    (page) => page.getByRole('button', { name: `Open ${name}` }).click(),
    (page) => page.getByRole('dialog'),
  ]),
  [
    'menu-commands',
    (page) => page.getByRole('button', { name: 'More' }).click(),
    (page) => page.getByRole('menu'),
  ],
  [
    'menu-choices',
    (page) => page.getByRole('button', { name: 'Theme' }).click(),
    (page) => page.getByRole('menu'),
  ],
  [
    'popover',
    (page) => page.getByRole('button', { name: 'Project: 2' }).click(),
    (page) => page.getByRole('dialog', { name: 'Project' }),
  ],
  [
    'suggestions',
    (page) => page.getByRole('combobox', { name: 'Automation' }).press('ArrowDown'),
    (page) => page.getByRole('listbox'),
  ],
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`every piece looks as it did and has no violations, in ${colorScheme}`, LONG, async ({ page }) => {
      test.setTimeout(180_000)
      await openPieces(page)
      await waitForEditors(page)
      await expectPicture(page, `pieces-${colorScheme}`, hand)
      expect.soft(await findings(page), 'all pieces').toEqual([])

      for (const [name, open, shown] of OPENED) {
        await open(page)
        await expectPicture(shown(page), `${name}-${colorScheme}`, hand)
        expect.soft(await findings(page, { within: 'dialog, [role=listbox], [popover]' }), name).toEqual([])
        await page.keyboard.press('Escape')
        await expect(shown(page)).toBeHidden()
      }
      const button = page.locator('[data-state=medium] button').first()
      await button.hover()
      await button.focus()
      await expectPicture(page.locator('[data-state=medium]').first(), `button-focused-${colorScheme}`, hand)
      await page.getByRole('button', { name: 'Show toasts' }).click()
      await expectPicture(page.getByRole('status').last(), `toasts-${colorScheme}`, hand)
      expect.soft(await findings(page, { within: '[role=status]' }), 'toasts').toEqual([])
    })
  })
}

for (const lang of ['en', 'pt-BR'])
  test(`no piece is cut off or out of reach in any width, in ${lang}`, LONG, async ({ page }) => {
    await openPieces(page, `?lang=${lang}`)
    await waitForEditors(page)
    // A phone, and a laptop's page at 200 %.
    for (const width of [360, 720, 1080]) {
      await page.setViewportSize({ width, height: 800 })
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
      expect.soft(await layoutFaults(page), `${width} px`).toEqual([])
    }
  })

test('colours that the system forces leave every piece readable', LONG, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openPieces(page)
  await waitForEditors(page)
  await expectPicture(page, 'pieces-forced', hand)
})
