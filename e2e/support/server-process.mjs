import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
/** As `npm start`, the container and the unit file start it. */
const MEMORY_FLAGS = ['--optimize-for-size', '--max-semi-space-size=1']
const READY = /^Seedpad is ready at (http:\/\/\S+)$/m

/** Runs the built server as its users do, as a process with an environment; see server-process.d.mts. */
export async function startServer({ env = {}, file = main } = {}) {
  const dataDir = env.SEEDPAD_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'seedpad-data-'))
  let output = ''
  let running = await launch('0')
  const port = new URL(running.url).port

  async function launch(port) {
    const started = performance.now()
    const child = spawn(process.execPath, [...MEMORY_FLAGS, file], {
      // Nothing of our own environment but what a program needs: a developer's SEEDPAD_… must not change a test.
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: port,
        HOST: '127.0.0.1',
        SEEDPAD_DATA_DIR: dataDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(code ?? signal))
    })
    const url = await new Promise((resolve, reject) => {
      let text = ''
      const read = (chunk) => {
        output += chunk
        text += chunk
        const ready = READY.exec(text)
        if (ready) resolve(ready[1])
      }
      child.stdout.setEncoding('utf8').on('data', read)
      child.stderr.setEncoding('utf8').on('data', read)
      child.once('error', reject)
      exited.then((end) => reject(new Error(`the server ended (${end}) before it was ready:\n${text}`)))
    })
    return { child, exited, url, readyMs: performance.now() - started }
  }

  async function end(signal) {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return await running.exited
    running.child.kill(signal)
    // A stop that hangs is a finding, and must not leave a process behind.
    const limit = setTimeout(() => running.child.kill('SIGKILL'), 20_000)
    const result = await running.exited
    clearTimeout(limit)
    return result
  }

  return {
    url: running.url,
    dataDir,
    get readyMs() {
      return running.readyMs
    },
    get output() {
      return output
    },
    get pid() {
      return running.child.pid
    },
    stop: () => end('SIGTERM'),
    kill9: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM')
      running = await launch(port)
    },
    async remove() {
      await end('SIGKILL')
      if (env.SEEDPAD_DATA_DIR === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
