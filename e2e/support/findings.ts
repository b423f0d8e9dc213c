import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds on the page (or within an element) as it stands, as text short enough to read in a failure. */
export async function findings(page: Page, within?: string): Promise<string[]> {
  // Colours that fade in would be measured half way.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
  )
  const axe = new AxeBuilder({ page })
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target, failureSummary }) =>
      `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`.trim(),
    ),
  )
}
