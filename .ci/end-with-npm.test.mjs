import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

/**
 * A project whose `npm start` takes its time to end, as a server does that has a start under way: it says `asked` when it is
 * to end, and ends when it gets one signal more.
 */
function startWithNpm() {
  const folder = mkdtempSync(join(tmpdir(), 'seedpad-npm-'))
  const module = pathToFileURL(join(import.meta.dirname, 'end-with-npm.mjs'))
  writeFileSync(join(folder, 'package.json'), '{"scripts": {"start": "node serve.mjs"}}')
  writeFileSync(
    join(folder, 'serve.mjs'),
    `import { endWithNpm } from '${module}'
endWithNpm()
process.on('SIGTERM', () => {
  process.on('SIGUSR2', () => {
    console.log('ended in order')
    process.exit(0)
  })
  console.log('asked')
})
setInterval(() => undefined, 1000)
console.log(process.pid)
`,
  )
  const npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const lines = createInterface(npm.stdout)[Symbol.asyncIterator]()
  return {
    npm,
    /**
     * What the server says next; undefined once it has ended. It holds the pipe as long as it runs, npm or not. Its process id
     * tells less: that stays until somebody collects it, and in a container nobody may.
     */
    says: async () => (await lines.next()).value,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

it.concurrent.for(['SIGTERM', 'SIGKILL'])(
  'a server started by npm ends in order when npm gets %s',
  async (signal, { onTestFinished }) => {
    const { npm, says, remove } = startWithNpm()
    onTestFinished(remove)
    const closed = once(npm, 'close')
    const pid = Number(await says())
    onTestFinished(() => killIfThere(pid))
    npm.kill(signal)
    expect(await says()).toBe('asked')
    process.kill(pid, 'SIGUSR2')
    expect(await says()).toBe('ended in order')
    expect(await says()).toBeUndefined()
    await closed
  },
)

/** A test that failed must not leave a server behind. */
function killIfThere(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (cause) {
    if (cause.code !== 'ESRCH') throw cause
  }
}
