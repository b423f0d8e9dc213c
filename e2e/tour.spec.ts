import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { findings } from './support/findings'
import { operatorAt } from './support/operator'
import { LONG } from './support/tiers'

const tourOf = (page: Page) => page.getByRole('dialog', { name: /./ }).filter({ hasText: /Step \d of 5/ })

async function askPalette(page: Page) {
  const palette = page.getByRole('dialog', { name: 'Search or do' })
  await page.keyboard.press('ControlOrMeta+k')
  await palette.getByRole('combobox').fill('tour')
  await palette.getByRole('option', { name: 'Take the tour' }).click()
}

/** The card lies over none of these. */
async function expectUncovered(tour: Locator, parts: Locator[]) {
  await expect
    .poll(async () => {
      const card = await tour.boundingBox()
      const boxes = await Promise.all(parts.map((part) => part.boundingBox()))
      return boxes.filter(
        (box) =>
          box &&
          card &&
          box.x < card.x + card.width &&
          card.x < box.x + box.width &&
          box.y < card.y + card.height &&
          card.y < box.y + box.height,
      )
    })
    .toEqual([])
}

test(
  'the tour starts only when asked, points at the real parts, blocks nothing and gives the focus back',
  LONG,
  async ({ page }) => {
    const operator = operatorAt(page)
    const tour = tourOf(page)
    await operator.open()
    const ask = page.getByRole('button', { name: 'Take the tour' })
    await expect(ask).toBeVisible()
    await expect(tour).toBeHidden()

    await ask.focus()
    await page.keyboard.press('Enter')
    await expect(tour).toContainText('Step 1 of 5')
    await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused()
    expect(await findings(page)).toEqual([])

    // By keyboard alone, to the end and back; each card is on the screen and beside, not over, what it speaks of.
    for (const [title, part] of [
      ['Where a start goes', page.getByRole('combobox', { name: 'Target' })],
      ['The seed', operator.seed],
      ['Where the result goes', page.getByRole('radio', { name: 'Another URL' })],
      ['Start', operator.startButton],
      ['What happened', page.getByRole('region', { name: 'Runs', exact: true })],
    ] as const) {
      await expect(tour.getByRole('heading', { name: title, exact: true })).toBeVisible()
      await expect(tour).toBeInViewport({ ratio: 1 })
      await expect(part).toBeInViewport()
      await expectUncovered(
        tour,
        title === 'What happened' ? [operator.startButton] : [part, operator.startButton],
      )
      if (title !== 'What happened') await page.keyboard.press('Enter')
    }
    await expect(tour.getByRole('button', { name: 'Done' })).toBeFocused()
    await tour.getByRole('button', { name: 'Back' }).click()
    await expect(tour).toContainText('Step 4 of 5')

    // The page goes on meanwhile: a start is a start.
    await operator.start()
    await expect(operator.rows).toHaveCount(1)
    await expect(tour).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(tour).toBeHidden()

    // From another page, by the palette and by help; the focus goes back where it was.
    await page.getByRole('link', { name: 'Batch' }).click()
    await askPalette(page)
    await expect(tour).toContainText('Step 1 of 5')
    await expect(page).toHaveURL(/\/$/)
    await page.keyboard.press('Escape')
    await expect(tour).toBeHidden()
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take the tour' }).click()
    await expect(tour.getByRole('button', { name: 'Next' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Help' })).toBeFocused()

    // On a phone, where the runs are a page of their own.
    await page.setViewportSize({ width: 390, height: 844 })
    await askPalette(page)
    for (let step = 1; step < 5; step += 1) {
      await expect(tour).toContainText(`Step ${step} of 5`)
      await expect(tour).toBeInViewport({ ratio: 1 })
      await expectUncovered(tour, [operator.startButton])
      await tour.getByRole('button', { name: 'Next' }).click()
    }
    await expect(tour).toBeInViewport({ ratio: 1 })
    expect(await findings(page)).toEqual([])
    await tour.getByRole('button', { name: 'Done' }).click()
    await expect(tour).toBeHidden()
  },
)
