import * as z from 'zod/mini'
import type { CheckedJson } from '../../../contract/json-text'
import type { CheckLargeText } from './seed-document'

const answerSchema = z.object({ id: z.number(), result: z.custom<CheckedJson>(), bytes: z.number() })

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, (answer: { result: CheckedJson; bytes: number }) => void>()

/** Checks a text in a worker of its own, made on first use. */
export const checkInWorker: CheckLargeText = (text) => {
  worker ??= startWorker()
  const id = ++lastId
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    worker?.postMessage({ id, text })
  })
}

function startWorker(): Worker {
  const started = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = (event) => {
    const { id, ...answer } = answerSchema.parse(event.data)
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  return started
}
