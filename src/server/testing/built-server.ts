import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * Builds the server as `npm run build` does, into a folder of its own inside the project (so that its one external
 * package is found).
 */
export async function buildServer(): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = join(ROOT, '.cache', `server-${process.pid}-${Date.now()}`)
  await mkdir(folder, { recursive: true })
  await build({
    root: ROOT,
    logLevel: 'error',
    build: { ssr: 'src/server/main.ts', outDir: join(folder, 'server') },
  })
  return {
    file: join(folder, 'server', 'main.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export type ServerProcess = {
  child: ChildProcess
  stdout: () => string
  stderr: () => string
  /** Resolves with the printed address. Rejects where the process ends first. */
  ready: Promise<string>
  /** Resolves when the process has ended. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Runs a built server in a process of its own; `PORT` is a free one unless given. */
export function spawnServer(file: string, environment: Record<string, string>): ServerProcess {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [file], {
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      const url = /ready at (http:\S+)/.exec(stdout)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    void exited.then(() => reject(new Error(`the server ended: ${stderr}`)))
  })
  ready.catch(() => undefined)
  return { child, stdout: () => stdout, stderr: () => stderr, ready, exited }
}
