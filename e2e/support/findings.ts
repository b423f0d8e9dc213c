import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What another theme can break: the only rules of axe that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

type What = {
  /** A selector; else the whole page. */
  within?: string
  /** Of a page that was looked at whole in the other theme. */
  coloursOnly?: boolean
}

/**
 * What axe finds on the page (or within an element) as it stands, as text short enough to read in a failure. It runs in
 * the page itself: the usual wrapper, made for frames, takes five times as long.
 */
export async function findings(page: Page, { within, coloursOnly = false }: What = {}): Promise<string[]> {
  // The editor follows the theme in a frame of its own; colours that fade in would be measured half way.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))
  })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    ([selector, rules]) => {
      const options: RunOptions = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
      type Axe = { run(context: Document | string, options: RunOptions): Promise<AxeResults> }
      return (window as unknown as { axe: Axe }).axe.run(selector ?? document, options)
    },
    [within, coloursOnly ? COLOUR_RULES : undefined] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target, failureSummary }) =>
      `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${failureSummary?.split('\n')[1] ?? ''}`.trim(),
    ),
  )
}
