import { noteMissing } from '../../../lib/new-version'
import type { Correction } from './correct'
import type { FromWorker, Op, ToWorker, Workshop } from './prepare-messages'
import { type Source, SourceFault } from './source'

/** It was called off; whatever it was doing is gone with its worker. */
export class CancelledError extends Error {
  override name = 'CancelledError'
}

type Waiting = {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
  progress?: (share: number) => void
}

/** The workshop in a worker of its own. To cancel is to end the worker: nothing in it can be too busy to hear. */
export function createPrepareClient() {
  let worker: Worker | null = null
  let lastId = 0
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    const started = new Worker(new URL('./prepare.worker.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      const caller = waiting.get(data.id)
      if (data.kind === 'progress') return caller?.progress?.(data.share)
      waiting.delete(data.id)
      if (data.kind === 'result') caller?.resolve(data.result)
      else caller?.reject(new SourceFault(data.code, data.detail))
    }
    started.onerror = () => {
      // Its script may be gone with a former build.
      noteMissing()
      end(new SourceFault('unreadable'))
    }
    return started
  }
  function end(why: Error) {
    worker?.terminate()
    worker = null
    for (const { reject } of waiting.values()) reject(why)
    waiting.clear()
  }
  return {
    /**
     * @throws {SourceFault} what is wrong with the source or the template
     * @throws {CancelledError} it was called off
     */
    call<Name extends Op>(
      op: Name,
      args: Name extends 'read' ? [Source, readonly Correction[]] : Parameters<Workshop[Name]>,
      progress?: (share: number) => void,
    ): Promise<Awaited<ReturnType<Workshop[Name]>>> {
      worker ??= start()
      const id = ++lastId
      const result = new Promise<unknown>((resolve, reject) =>
        waiting.set(id, { resolve, reject, ...(progress && { progress }) }),
      )
      worker.postMessage({ id, op, args } satisfies ToWorker)
      // The worker is our own code, built from the same types; what it answers needs no second reading.
      return result as Promise<Awaited<ReturnType<Workshop[Name]>>>
    },
    cancel: () => end(new CancelledError('called off')),
  }
}
