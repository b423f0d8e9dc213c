import type { Jobs, Reply } from './jobs'

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void }

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

/**
 * Runs one of the jobs in a worker of its own, made on first use and anew after a failure.
 * @throws {Error} where the job fails, or the worker can't be loaded
 */
export function inWorker<Name extends keyof Jobs>(
  job: Name,
  ...args: Parameters<Jobs[Name]>
): Promise<ReturnType<Jobs[Name]>> {
  worker ??= startWorker()
  const id = ++lastId
  const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
  worker.postMessage({ id, job, args })
  // The worker is our own code, built from the same types; what it answers needs no second reading.
  return result as Promise<ReturnType<Jobs[Name]>>
}

function startWorker(): Worker {
  const started = new Worker(new URL('./seed.worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<Reply>) => {
    const caller = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.ok) caller?.resolve(data.result)
    else caller?.reject(new Error(data.message))
  }
  started.onerror = () => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(new Error('the worker could not be loaded'))
    waiting.clear()
  }
  return started
}
