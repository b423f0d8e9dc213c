import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** A server process that is meant to be killed, and comes back on the same port and data. */
export type MortalServer = {
  readonly port: number
  /** Everything it printed, over all of its lives. */
  readonly output: string
  /** When its lives ended, `performance.now()`. */
  readonly deaths: readonly number[]
  /** Ends it and brings it back after a while. While that goes on, further calls do nothing. */
  die(how: 'kill -9' | 'SIGTERM', awayMs: number): Promise<void>
  /** Settles when no death is under way and it answers. */
  alive(): Promise<void>
  remove(): Promise<void>
}

/**
 * @param main the program's file; it must print `… is ready at <address>`
 * @param env added to an otherwise bare environment, with `PORT`
 */
export async function startMortalServer(main: string, env: Record<string, string>): Promise<MortalServer> {
  const port = await freePort()
  const deaths: number[] = []
  let output = ''
  let dying: Promise<void> | null = null
  let removed = false
  let running = await launch()
  const onExit = () => running.child.kill('SIGKILL')
  process.once('exit', onExit)

  async function launch() {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, HOST: '127.0.0.1', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await ready(child, exited, (chunk) => {
      output += chunk
    })
    return { child, exited }
  }

  async function die(how: 'kill -9' | 'SIGTERM', awayMs: number): Promise<void> {
    deaths.push(performance.now())
    running.child.kill(how === 'SIGTERM' ? 'SIGTERM' : 'SIGKILL')
    // A stop that hangs is a finding, and must not stop the harness.
    const limit = setTimeout(() => {
      output += 'STOP HUNG\n'
      running.child.kill('SIGKILL')
    }, 20_000)
    await running.exited
    clearTimeout(limit)
    deaths.push(performance.now())
    await delay(awayMs)
    if (!removed) running = await launch()
  }

  return {
    port,
    get output() {
      return output
    },
    deaths,
    async die(how, awayMs) {
      dying ??= die(how, awayMs).finally(() => {
        dying = null
      })
      await dying
    },
    async alive() {
      while (dying) await dying
    },
    async remove() {
      removed = true
      process.off('exit', onExit)
      while (dying) await dying
      running.child.kill('SIGKILL')
      await running.exited
    },
  }
}

function ready(child: ChildProcess, exited: Promise<void>, read: (chunk: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const onData = (chunk: string) => {
      read(chunk)
      if (text.length < 10_000) text += chunk
      if (/ is ready at http:\/\/\S+\n/.test(text)) resolve()
    }
    child.stdout?.setEncoding('utf8').on('data', onData)
    child.stderr?.setEncoding('utf8').on('data', onData)
    child.once('error', reject)
    void exited.then(() => reject(new Error(`the server ended before it was ready:\n${text}`)))
  })
}

/**
 * A free port below those that the system gives to outgoing connections: while the server is away, one of those could
 * take its port, or even connect to itself.
 */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer()
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
  throw new Error('no free port')
}
