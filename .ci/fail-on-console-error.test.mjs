import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache', 'console-error-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a stray console.error fails the test it happens in, and no other', () => {
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    "export default { test: { setupFiles: ['../../.ci/fail-on-console-error.mjs'] } }",
  )
  writeFileSync(
    join(folder, 'sample.test.mjs'),
    `import { it, vi } from 'vitest'
     it('silent', () => {})
     it('stray', () => console.error('unexpected'))
     it('expected', () => {
       const spy = vi.spyOn(console, 'error').mockImplementation(() => {})
       console.error('expected')
       spy.mockRestore()
     })`,
  )
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  spawnSync(process.execPath, [vitest, 'run', '--reporter=json', '--outputFile=report.json'], { cwd: folder })
  const [file] = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).testResults
  expect(file.assertionResults.map(({ title, status }) => [title, status])).toEqual([
    ['silent', 'passed'],
    ['stray', 'failed'],
    ['expected', 'passed'],
  ])
})
