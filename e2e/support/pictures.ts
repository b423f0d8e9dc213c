import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'

const FOLDER = fileURLToPath(new URL('../pictures/', import.meta.url))
const packageFile = createRequire(import.meta.url).resolve
/** Pictures are made anew when this is said, and only then. */
const WRITES = process.env.SEEDPAD_PICTURES === 'write'

/** So many pixels may differ where the hand is the same: a spinner, a hairline between two devices’ pixels. */
const PIXELS_APART = 40
/** Side of the squares by which pictures of another hand are compared, in CSS pixels. */
const SQUARE = 16
/** How far the means of two squares may lie apart (of 255), for letters that are drawn a little otherwise. */
const SQUARE_APART = 30
/** So many of all squares may lie further apart. */
const SQUARES_APART = 0.01
/** So much of a picture may have other colours, where its lines wrap elsewhere. */
const COLOURS_APART = 0.03

/** How this Chromium draws, compared with the one that made the pictures. */
export type Hand = 'same' | 'other'

/**
 * Whether this machine draws letters, signs and the browser's own controls as the one that made the pictures: seen by a
 * sample that has nothing of the product but its two fonts. The version of Chromium alone does not tell.
 */
export async function readHand(browser: Browser): Promise<Hand> {
  const page = await browser.newPage({ viewport: { width: 640, height: 260 } })
  await page.setContent(sampleOfHand())
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())))
  const file = `${FOLDER}hand.png`
  const drawn = await page.screenshot(WRITES ? { path: file } : {})
  const apart = WRITES ? null : await difference(page, readFileSync(file), drawn)
  await page.close()
  const hand = apart === null || apart.pixels === 0 ? 'same' : 'other'
  if (hand === 'other')
    console.log(
      'This Chromium draws letters otherwise than the one that made e2e/pictures: pictures are compared by squares, not by pixels.',
    )
  return hand
}

/**
 * Compares an element with its picture: pixel by pixel where the hand is the same, else by the means of squares, which
 * letters drawn a little otherwise leave alone and a missing, moved or recoloured piece does not.
 */
export async function expectPicture(target: Locator | Page, name: string, hand: Hand): Promise<void> {
  const page = 'page' in target ? target.page() : target
  if (hand === 'same') {
    const options = { fullPage: target === page, maxDiffPixels: PIXELS_APART }
    await expect.soft(target as Page, name).toHaveScreenshot(`${name}.png`, options)
    return
  }
  const drawn = await target.screenshot({ animations: 'disabled', caret: 'hide', fullPage: true })
  const kept = readFileSync(`${FOLDER}${name}.png`)
  const { wraps, squares, colours } = await difference(page, kept, drawn)
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  // Lines that wrap elsewhere move what stands below them; then only how much there is of each colour can be compared.
  const fault = wraps
    ? colours > COLOURS_APART && `${percent(colours)} of it has other colours`
    : squares > SQUARES_APART && `${percent(squares)} of its squares differ`
  if (fault)
    for (const [what, body] of Object.entries({ kept, drawn }))
      await test.info().attach(`${name} ${what}`, { body, contentType: 'image/png' })
  expect.soft(fault, `${name}, compared with the picture of another machine`).toBe(false)
}

/** Two pictures, decoded and compared by the browser: share of pixels and of squares that differ, whether lines wrap elsewhere, and then the share of other colours. */
function difference(page: Page, one: Buffer, other: Buffer) {
  return page.evaluate(
    async ({ sources, SQUARE, SQUARE_APART }) => {
      const [a, b] = await Promise.all(
        sources.map(async (source) => {
          const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0))
          return createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        }),
      )
      if (!a || !b) throw new Error('no pictures')
      const width = Math.min(a.width, b.width)
      const height = Math.min(a.height, b.height)
      // A line that wraps elsewhere may make a piece a line higher.
      const isFar = Math.abs(a.width - b.width) > 2 || Math.abs(a.height - b.height) > 24
      const pixelsOf = (image: ImageBitmap, w: number, h: number) => {
        const context = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true })
        if (!context) throw new Error('no canvas')
        context.imageSmoothingQuality = 'high'
        context.drawImage(image, 0, 0, width, height, 0, 0, w, h)
        return context.getImageData(0, 0, w, h).data
      }
      const apart = (w: number, h: number, least: number) => {
        const [first, second] = [pixelsOf(a, w, h), pixelsOf(b, w, h)]
        let count = 0
        for (let at = 0; at < first.length; at += 4)
          if ([0, 1, 2].some((c) => Math.abs((first[at + c] ?? 0) - (second[at + c] ?? 0)) > least))
            count += 1
        return count / (w * h)
      }
      /** How much of a picture each of 512 colours takes. */
      const sharesOf = (image: ImageBitmap) => {
        const pixels = pixelsOf(image, width, height)
        const shares = new Float64Array(512)
        for (let at = 0; at < pixels.length; at += 4) {
          const [r, g, b] = [0, 1, 2].map((c) => (pixels[at + c] ?? 0) >> 5)
          const colour = ((r ?? 0) << 6) | ((g ?? 0) << 3) | (b ?? 0)
          shares[colour] = (shares[colour] ?? 0) + 4 / pixels.length
        }
        return shares
      }
      const coloursApart = () => {
        const [first, second] = [sharesOf(a), sharesOf(b)]
        return first.reduce((sum, share, at) => sum + Math.abs(share - (second[at] ?? 0)) / 2, 0)
      }
      return {
        wraps: isFar,
        colours: isFar ? coloursApart() : 0,
        pixels: a.width === b.width && a.height === b.height ? apart(width, height, 0) : 1,
        squares: apart(Math.ceil(width / SQUARE), Math.ceil(height / SQUARE), SQUARE_APART),
      }
    },
    { sources: [one, other].map((png) => png.toString('base64')), SQUARE, SQUARE_APART },
  )
}

function sampleOfHand(): string {
  const fonts = [
    ['Sans', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
    ['Mono', '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2'],
  ].map(
    ([name, file = '']) =>
      `@font-face { font-family: ${name}; font-weight: 100 800; src: url(data:font/woff2;base64,${readFileSync(packageFile(file)).toString('base64')}) }`,
  )
  const letters = 'Hamburgefonstiv Ação 0123456789 ●◆★✓▸▾↵→⌘…—'
  const lines = ['400 12px', '400 13px', '550 13px', '600 16px'].map(
    (font) => `<p style="font: ${font} Sans, sans-serif">${letters}</p>`,
  )
  return `<meta charset="utf-8"><style>${fonts.join('\n')} p { margin: 4px } i { display: inline-block; width: 60px; height: 24px; border: 1px solid #888; border-radius: 6px; box-shadow: 0 4px 12px #0004 }</style>
    ${lines.join('')}<p style="font: 400 12px Mono, monospace">${letters}</p>
    <i></i> <input type="checkbox" checked> <input type="radio"> <select><option>one</option></select>
    <div style="width: 80px; height: 60px; overflow: scroll"><div style="width: 200px; height: 200px"></div></div>`
}
