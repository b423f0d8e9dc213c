import { expect } from 'vitest'

/** What WCAG asks of text (1.4.3) and of what shows a control or its state (1.4.11). */
const TEXT = 4.5
const SHAPE = 3

/** Looks in the light theme and in the dark one, with everything at rest. */
export async function inBothThemes(look: () => void | Promise<void>): Promise<void> {
  // What fades would be measured on its way.
  const still = document.head.appendChild(document.createElement('style'))
  still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }'
  document.body.style.transition = 'none'
  try {
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset.theme = theme
      await look()
    }
  } finally {
    still.remove()
  }
}

/** Its words can be read on what lies under them. */
export function expectReadable(element: Element): void {
  const { color } = getComputedStyle(element)
  expect(contrast(color, element), `the words of ${nameOf(element)}`).toBeGreaterThanOrEqual(TEXT)
}

/** Its edge can be seen against what lies around it. */
export function expectOutlined(element: Element): void {
  const { borderTopColor, borderTopWidth } = getComputedStyle(element)
  expect(Number.parseFloat(borderTopWidth), `the edge of ${nameOf(element)}`).toBeGreaterThan(0)
  expect(
    contrast(borderTopColor, element.parentElement),
    `the edge of ${nameOf(element)}`,
  ).toBeGreaterThanOrEqual(SHAPE)
}

/**
 * Focused by key, it shows a ring that can be seen on what lies around it, or on itself where the ring lies inside.
 * @param ring what shows it, where that is not the element itself
 */
export function expectFocusRing(element: HTMLElement, ring: Element = element): void {
  element.focus({ focusVisible: true } as FocusOptions)
  expect(document.activeElement, `${nameOf(element)} has the focus`).toBe(element)
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ring)
  expect(outlineStyle, `the ring of ${nameOf(element)}`).not.toBe('none')
  expect(Number.parseFloat(outlineWidth), `the ring of ${nameOf(element)}`).toBeGreaterThanOrEqual(2)
  const ground = Number.parseFloat(outlineOffset) < 0 ? ring : ring.parentElement
  expect(contrast(outlineColor, ground), `the ring of ${nameOf(element)}`).toBeGreaterThanOrEqual(SHAPE)
}

const nameOf = (element: Element): string =>
  `${element.tagName.toLowerCase()} “${element.getAttribute('aria-label') ?? element.textContent ?? ''}” in ${document.documentElement.dataset.theme}`

/** The contrast of a colour with the grounds that lie under it, from the page up to this element. */
function contrast(color: string, on: Element | null): number {
  const grounds: string[] = []
  for (let at = on; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor)
  const ground = luminance(['white', ...grounds])
  const own = luminance(['white', ...grounds, color])
  return (Math.max(ground, own) + 0.05) / (Math.min(ground, own) + 0.05)
}

/** Of colours laid over each other, as the browser mixes them (WCAG 2, relative luminance). */
function luminance(layers: readonly string[]): number {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  for (const layer of layers) {
    context.fillStyle = layer
    context.fillRect(0, 0, 1, 1)
  }
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
