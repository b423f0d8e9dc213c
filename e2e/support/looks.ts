import { expect, type Locator, type Page, test } from '@playwright/test'
import { findings } from './findings'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
/** Four looks on a busy machine; a story of many states has this for each. */
const LOOKS_MS = 30_000

/** What must be so in every look: this is shown, and how to get to it on a phone where that is another way. */
type State = { shown: Locator; onNarrow?: () => Promise<unknown> }

/** Every width in every theme, as `npm run test:long` looks; else each width and each theme once. */
const ALL = process.env.SEEDPAD_LOOKS === 'all'

/**
 * The page as it stands, in both widths and both themes: axe finds nothing (in the second theme of a width, nothing about
 * colours: the rest is the same page), and nothing is wider than the window. One page is looked at in each way, since loading
 * it again for each would take most of the time. Ends wide and light.
 * @param what the state, in words, for the report of a failure
 */
export async function expectGoodLooks(page: Page, what: string, { shown, onNarrow }: State): Promise<void> {
  test.setTimeout(test.info().timeout + LOOKS_MS)
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport)
    if (viewport === NARROW) await onNarrow?.()
    for (const colorScheme of ['dark', 'light'] as const) {
      if (!ALL && (viewport === WIDE) !== (colorScheme === 'dark')) continue
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect(shown, `${what} at ${viewport.width} px`).toBeVisible()
      const look = `${what}, ${colorScheme}, ${viewport.width} px`
      const found = await findings(page, { coloursOnly: ALL && colorScheme === 'light' })
      expect.soft(found, look).toEqual([])
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(excess, `${look}: wider than the window by`).toBeLessThanOrEqual(0)
    }
  }
  await page.setViewportSize(WIDE)
}

/** The open dialog in both themes: axe finds nothing in it. Cheaper than looking at the whole page in every way. */
export async function expectGoodDialog(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = await findings(page, { within: 'dialog[open]', coloursOnly: colorScheme === 'light' })
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([])
  }
}
