import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../clock'
import { openInboxStore } from './sqlite-inbox-store'
import { newInboxId } from './testing/serve-inbox'

const CRASHES = 4
const SENDERS = 20

let folder = ''
let built = ''
const receivers: ChildProcess[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-crash-'))
  // Within the project, so that its packages are found.
  const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url))
  await mkdir(cache, { recursive: true })
  built = await mkdtemp(join(cache, 'receiver-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./testing/receiver-process.ts', import.meta.url)),
      outDir: built,
      rollupOptions: { output: { entryFileNames: 'receiver.mjs' } },
    },
  })
})
afterAll(async () => {
  for (const receiver of receivers) receiver.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
  await rm(built, { recursive: true, force: true })
})

test('a receiver that is killed while deliveries pour in has lost none that it acknowledged', async () => {
  const file = join(folder, 'inbox.db')
  const acknowledged = new Map<string, string[]>()
  for (let crash = 0; crash < CRASHES; crash++) {
    const inboxId = newInboxId()
    acknowledged.set(inboxId, await floodAndKill(file, inboxId, 20 + 30 * crash))
  }

  const store = await openInboxStore(file, { clock: systemClock })
  for (const [inboxId, startIds] of acknowledged) {
    const bounds = { deliveries: 10_000, bytes: 1e9, bodyBytes: 1e9 }
    const { deliveries } = await store.read(inboxId, 0, bounds)
    const kept = new Set(deliveries.map(({ startId }) => startId))
    expect(startIds.length).toBeGreaterThan(0)
    expect(startIds.filter((startId) => !kept.has(startId))).toEqual([])
    for (const { startId, bytes } of deliveries)
      expect(Buffer.from(bytes ?? []).toString()).toBe(bodyOf(startId))
  }
  await store.close()
})

const bodyOf = (startId: string) => `${startId} `.repeat(100)

/** Sends from several sides until so many are acknowledged, kills the receiver, and tells which those were. */
async function floodAndKill(file: string, inboxId: string, enough: number): Promise<string[]> {
  const receiver = spawn(process.execPath, [join(built, 'receiver.mjs'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  receivers.push(receiver)
  const gone = once(receiver, 'exit')
  const base = `http://127.0.0.1:${await firstLine(receiver)}`
  const acknowledged: string[] = []
  let isKilled = false

  async function send(sender: number): Promise<void> {
    for (let i = 0; !isKilled; i++) {
      const startId = `run-${sender}-${i}`
      const url = `${base}/hooks/${inboxId}/${startId}`
      const response = await fetch(url, { method: 'POST', body: bodyOf(startId) }).catch(() => null)
      if (response?.status === 200) acknowledged.push(startId)
      if (acknowledged.length >= enough && !isKilled) {
        isKilled = true
        receiver.kill('SIGKILL')
      }
    }
  }

  await Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(sender)))
  await gone
  return acknowledged
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += chunk
    if (text.includes('\n')) break
  }
  return text.trim()
}
