import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedpad-npm-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A project whose `npm start` takes its time to end, as a server does that has a start under way. */
async function startWithNpm() {
  const module = pathToFileURL(join(import.meta.dirname, 'end-with-npm.mjs'))
  writeFileSync(join(folder, 'package.json'), '{"scripts": {"start": "node serve.mjs"}}')
  writeFileSync(
    join(folder, 'serve.mjs'),
    `import { writeFileSync } from 'node:fs'
import { endWithNpm } from '${module}'
endWithNpm()
process.on('SIGTERM', () => setTimeout(() => {
  writeFileSync('ended', 'in order')
  process.exit(0)
}, 1500))
setInterval(() => undefined, 1000)
writeFileSync('pid', String(process.pid))
`,
  )
  const npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: 'ignore' })
  await vi.waitFor(() => expect(existsSync(join(folder, 'pid'))).toBe(true), 20_000)
  return { npm, pid: Number(readFileSync(join(folder, 'pid'), 'utf8')) }
}

function isThere(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it.each(['SIGTERM', 'SIGKILL'])('a server started by npm ends in order when npm gets %s', async (signal) => {
  const { npm, pid } = await startWithNpm()
  expect(isThere(pid)).toBe(true)
  npm.kill(signal)
  await once(npm, 'exit')
  await vi.waitFor(() => expect(isThere(pid)).toBe(false), 20_000)
  expect(readFileSync(join(folder, 'ended'), 'utf8')).toBe('in order')
})
