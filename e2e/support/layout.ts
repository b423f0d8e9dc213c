import type { Page } from '@playwright/test'

/**
 * What the eye would find wrong with the layout as it stands, in words: the page can be pushed sideways, something that is
 * read or pressed lies outside the window or is cut off without an ellipsis, a control is smaller than 24 px, or something
 * else lies over it. Where a dialog is open, it is the dialog that is looked at.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) faults.push(`the page is ${scrollWidth - innerWidth} px too wide`)

    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
    const scrolls = (element: Element | null): boolean => {
      for (let up = element; up && up !== document.body; up = up.parentElement)
        if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return true
      return false
    }
    /** Not scrolled out of a box around it. */
    const isShownAt = (element: Element, x: number, y: number): boolean => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (getComputedStyle(up).overflow === 'visible') continue
        const box = up.getBoundingClientRect()
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false
      }
      return true
    }
    const seen = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
      if (element.closest('[aria-hidden=true], .monaco-editor, .visually-hidden')) return false
      for (let up: Element | null = element; up; up = up.parentElement)
        if (getComputedStyle(up).clipPath !== 'none') return false
      // For readers only, as a package does it.
      return element.clientWidth !== 1 || element.clientHeight !== 1
    }

    const dialog = document.querySelector('dialog[open]')
    for (const element of (dialog ?? document).querySelectorAll(
      'button, a, label, input, select, p, h2, summary, [role=tab], td, th',
    )) {
      if (!seen(element)) continue
      const box = element.getBoundingClientRect()
      const { display, overflowX, textOverflow } = getComputedStyle(element)
      if (!scrolls(element.parentElement) && (box.left < -1 || box.right > innerWidth + 1))
        faults.push(
          `${nameOf(element)} lies outside the window (${Math.round(box.left)}–${Math.round(box.right)})`,
        )
      const cut = element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(overflowX)
      if (cut && textOverflow !== 'ellipsis' && element.tagName !== 'INPUT')
        faults.push(`${nameOf(element)} is cut off`)
      // WCAG 2.5.8: links within a sentence may be as small as its letters.
      const pressed = element.matches(
        'button, a, select, summary, [role=tab], input:not([type=checkbox], [type=radio])',
      )
      if (pressed && display !== 'inline' && (box.width < 23.5 || box.height < 23.5))
        faults.push(`${nameOf(element)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`)
      if (!pressed || element.matches(':disabled')) continue
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const over = document.elementFromPoint(x, y)
      const isOwn = over === null || element.contains(over) || over.contains(element)
      if (!isOwn && !over.closest('[role=status]') && isShownAt(element, x, y))
        faults.push(`${nameOf(element)} lies under ${nameOf(over)}`)
    }
    return faults
  })
}
