import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

// The shell first: it draws no window of its own, so a story takes little more than half the processor time.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

/**
 * The Chromium that every browser test uses: the one that SEEDPAD_CHROMIUM names, else Playwright's own build, else
 * one from the system.
 * @returns {string | null} path of the executable
 * @throws {Error} where SEEDPAD_CHROMIUM names no file: a wish that can't be met is not silently replaced
 */
export function findChromium() {
  const wish = process.env.SEEDPAD_CHROMIUM
  if (wish) {
    if (!existsSync(wish)) throw new Error(`SEEDPAD_CHROMIUM names no file: ${wish}`)
    return wish
  }
  const own = playwrightBuild()
  if (own !== null && existsSync(own)) return own
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)].filter((folder) => folder !== '')
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((path) => existsSync(path)) ?? null
}

/**
 * Flags for a test browser: nothing of its own goes to the network, and as root the sandbox, which Chromium refuses
 * there, is off (a user's own tests keep it).
 * @returns {string[]}
 */
export function chromiumArgs() {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

function playwrightBuild() {
  try {
    return createRequire(import.meta.url)('playwright').chromium.executablePath()
  } catch {
    return null
  }
}
