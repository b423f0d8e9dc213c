import { jobs, type Reply, type Request } from './jobs'

self.onmessage = ({ data }: MessageEvent<Request>) => {
  self.postMessage(answer(data))
}

function answer({ id, job, args }: Request): Reply {
  try {
    const run = jobs[job] as (...args: unknown[]) => unknown
    return { id, ok: true, result: run(...args) }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
