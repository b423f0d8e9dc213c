import { openDatabase } from '../database'
import { createListeners } from '../listeners'
import { noteMissing } from '../new-version'
import type { IndexAsks, IndexReply } from './index-messages'

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void }

let worker: Promise<Worker> | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()
const listeners = createListeners()

/**
 * Asks the search index, which lives in a worker of its own: made on first use, and anew after a failure.
 * @throws {Error} where the worker can't be loaded or can't read the database
 */
export async function askIndex<Name extends keyof IndexAsks>(
  name: Name,
  ask: IndexAsks[Name]['ask'],
): Promise<IndexAsks[Name]['answer']> {
  worker ??= startWorker()
  const started = await worker.catch((error) => {
    worker = undefined
    throw error
  })
  const id = ++lastId
  const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
  started.postMessage({ id, name, ...ask })
  // The worker is our own code, built from the same types; what it answers needs no second reading.
  return result as Promise<IndexAsks[Name]['answer']>
}

/** Calls back whenever something that was answered may have changed. */
export const subscribeIndex = listeners.subscribe

async function startWorker(): Promise<Worker> {
  // The worker only reads: the page makes and upgrades the database first.
  await openDatabase()
  const started = new Worker(new URL('./index.worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<IndexReply>) => {
    if (data === 'changed') {
      listeners.tell()
      return
    }
    const caller = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.ok) caller?.resolve(data.answer)
    else caller?.reject(new Error(data.message))
  }
  started.onerror = () => {
    worker = undefined
    // Its script may be gone with a former build.
    noteMissing()
    for (const { reject } of waiting.values()) reject(new Error('the search index could not be loaded'))
    waiting.clear()
  }
  return started
}
