import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'
import { runProgram } from './run-steps.mjs'

/**
 * Finds the tests' browser, or installs one: Playwright's own build, or a package where that can't be downloaded.
 * @param {string} root the project's folder, its packages installed
 * @param {(text: string) => void} print
 * @returns {Promise<import('./run-steps.mjs').Failure[]>} one where there is none in the end
 */
export async function ensureChromium(root, print) {
  const run = (/** @type {string} */ command, /** @type {string[]} */ args, env = {}) =>
    runProgram(command, args, { cwd: root, print, env })
  if (findChromium() === null) {
    const asRoot = process.getuid?.() === 0
    print('No Chromium found (SEEDPAD_CHROMIUM names one); Playwright installs its own …\n')
    const playwright = join(root, 'node_modules', 'playwright', 'cli.js')
    await run(process.execPath, [playwright, 'install', ...(asRoot ? ['--with-deps'] : []), 'chromium'])
    if (findChromium() === null && asRoot && existsSync('/usr/bin/apt-get')) {
      print('That failed; Debian has a package …\n')
      await run('apt-get', ['update'])
      const install = ['install', '-y', '--no-install-recommends']
      const env = { DEBIAN_FRONTEND: 'noninteractive' }
      // Older releases have no package of the shell alone.
      if ((await run('apt-get', [...install, 'chromium-headless-shell'], env)) !== 0)
        await run('apt-get', [...install, 'chromium'], env)
    }
  }
  const found = findChromium()
  if (found === null)
    return [{ what: 'no Chromium: install one, or name it in SEEDPAD_CHROMIUM', repeat: 'npm test' }]
  print(`${found}\n`)
  return []
}
