import { readFile, writeFile } from 'node:fs/promises'
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

const ICO_SIZE = 32

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

// Browsers ask for this one by themselves where a document names none: an answer of the server that is no page, a download.
await page.setViewportSize({ width: ICO_SIZE, height: ICO_SIZE })
await page.setContent(
  `<body style="margin:0"><div style="width:${ICO_SIZE}px;height:${ICO_SIZE}px">${svg}</div></body>`,
)
await writeFile(`${folder}favicon.ico`, icoOf(await page.screenshot({ omitBackground: true })))
await browser.close()

/** A picture as the one entry of an icon file: a directory of six and sixteen bytes, then the PNG as it is. */
function icoOf(png) {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(ICO_SIZE, 6)
  head.writeUInt8(ICO_SIZE, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
