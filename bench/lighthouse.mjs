import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromiumArgs, findChromium } from '../.ci/find-chromium.mjs'
import { startServer } from '../e2e/support/server-process.mjs'

// Of all versions that run on Node 20 the newest. 80 MB that nothing else needs: put into .cache when first asked for.
const VERSION = '12.8.2'
const folder = fileURLToPath(new URL('../.cache/lighthouse', import.meta.url))
const CATEGORIES = ['performance', 'accessibility', 'best-practices']

/**
 * Lighthouse's marks for the first page, as it gives them for a desktop and for a phone on a slow line.
 * @returns {Promise<{ form: string, scores: Record<string, number>, lacking: string[] }[]>} marks out of 100, and the audits
 *   that cost some
 */
export async function measureLighthouse() {
  const cli = `${folder}/node_modules/lighthouse/cli/index.js`
  if (!existsSync(cli)) {
    const wanted = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder]
    execFileSync('npm', [...wanted, `lighthouse@${VERSION}`], { stdio: 'ignore' })
  }
  mkdirSync(folder, { recursive: true })
  const server = await startServer()
  try {
    return ['desktop', 'phone'].map((form) => {
      const output = `${folder}/${form}.json`
      const flags = ['--headless=new', ...chromiumArgs()].join(' ')
      const args = [cli, server.url, '--quiet', '--output=json', `--output-path=${output}`]
      args.push(`--only-categories=${CATEGORIES.join(',')}`, `--chrome-flags=${flags}`)
      if (form === 'desktop') args.push('--preset=desktop')
      const env = { ...process.env, CHROME_PATH: findChromium() ?? '' }
      execFileSync(process.execPath, args, { env, stdio: 'ignore', timeout: 180_000 })
      const { categories, audits } = JSON.parse(readFileSync(output, 'utf8'))
      const scores = Object.fromEntries(
        CATEGORIES.map((name) => [name, Math.round(categories[name].score * 100)]),
      )
      const lacking = CATEGORIES.flatMap((name) => categories[name].auditRefs)
        .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
        .map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`.trim())
      return { form, scores, lacking }
    })
  } finally {
    await server.remove()
  }
}
