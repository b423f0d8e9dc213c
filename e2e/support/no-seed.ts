import type { BrowserContext } from '@playwright/test'

/**
 * An operator who means it: a paid start without a seed is confirmed as soon as the page asks, so that stories about
 * other things need no seed. A story about the question itself sets `seedQuestion: 'open'`.
 */
export async function confirmNoSeed(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const words = ['Start without a seed', 'Iniciar sem seed']
    const seen = new WeakSet<HTMLButtonElement>()
    const look = () => {
      const buttons = document.querySelectorAll<HTMLButtonElement>('dialog[open] button')
      for (const button of buttons) {
        if (seen.has(button) || !words.includes(button.textContent ?? '')) continue
        seen.add(button)
        // As a hand does: once the page has come to the end of asking.
        setTimeout(() => button.click())
      }
    }
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['open'],
    })
  })
}
