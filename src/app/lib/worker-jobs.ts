import { noteMissing } from './new-version'

/** Functions that a worker runs for the page, by name. */
type Jobs = Record<string, (...args: never[]) => unknown>

type Request = { id: number; job: string; args: unknown[] }
type Reply = { id: number; ok: true; result: unknown } | { id: number; ok: false; message: string }
type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void }

/**
 * The page's end: runs one of the jobs in a worker that is made on first use, and anew after it could not be loaded.
 * @param start makes the worker
 * @returns rejects where the job fails, or the worker can't be loaded
 */
export function workerJobs<Named extends Jobs>(start: () => Worker) {
  let worker: Worker | undefined
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  function listenTo(started: Worker): Worker {
    started.onmessage = ({ data }: MessageEvent<Reply>) => {
      const caller = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.ok) caller?.resolve(data.result)
      else caller?.reject(new Error(data.message))
    }
    started.onerror = () => {
      worker = undefined
      // Its script may be gone with a former build.
      noteMissing()
      for (const { reject } of waiting.values()) reject(new Error('the worker could not be loaded'))
      waiting.clear()
    }
    return started
  }
  return <Name extends keyof Named & string>(
    job: Name,
    ...args: Parameters<Named[Name]>
  ): Promise<ReturnType<Named[Name]>> => {
    worker ??= listenTo(start())
    const id = ++lastId
    const result = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
    worker.postMessage({ id, job, args } satisfies Request)
    // The worker is our own code, built from the same types; what it answers needs no second reading.
    return result as Promise<ReturnType<Named[Name]>>
  }
}

/** The worker's end: answers what the page asks for. */
export function answerJobs(jobs: Jobs): void {
  self.onmessage = ({ data }: MessageEvent<Request>) => self.postMessage(answer(jobs, data))
}

function answer(jobs: Jobs, { id, job, args }: Request): Reply {
  try {
    const run = jobs[job] as (...args: unknown[]) => unknown
    return { id, ok: true, result: run(...args) }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
