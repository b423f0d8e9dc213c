import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { chromiumArgs, findChromium } from './find-chromium.mjs'

const folder = fileURLToPath(new URL('../public/', import.meta.url))
const svg = await readFile(`${folder}favicon.svg`, 'utf8')

/** [file, pixels, share of the square that the drawing takes; a mask may cut off all that is outside of four fifths] */
const ICONS = [
  ['icon-192.png', 192, 1],
  ['icon-512.png', 512, 1],
  ['icon-maskable-512.png', 512, 0.76],
]

const executablePath = findChromium()
const browser = await chromium.launch({
  args: chromiumArgs(),
  ...(executablePath === null ? {} : { executablePath }),
})
const page = await browser.newPage()
for (const [file, size, share] of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  const ground = share < 1 ? '#14713f' : 'transparent'
  const box = `width:${size * share}px;height:${size * share}px;margin:${(size * (1 - share)) / 2}px`
  await page.setContent(`<body style="margin:0;background:${ground}"><div style="${box}">${svg}</div></body>`)
  await page.screenshot({ path: folder + file, omitBackground: true })
}
await browser.close()
