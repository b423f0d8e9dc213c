import '../../../lib/zod-setup'
import type { FromWorker, ToWorker } from './prepare-messages'
import { SourceFault } from './source'
import { createWorkshop } from './workshop'

const workshop = createWorkshop()
const post = (message: FromWorker) => self.postMessage(message)

self.onmessage = async ({ data: { id, op, args } }: MessageEvent<ToWorker>) => {
  try {
    const onProgress = (share: number) => post({ id, kind: 'progress', share })
    const work = workshop[op] as (...args: unknown[]) => unknown
    const result = await work(...args, ...(op === 'read' ? [onProgress] : []))
    post({ id, kind: 'result', result })
  } catch (error) {
    const known = error instanceof SourceFault
    post({
      id,
      kind: 'fault',
      code: known ? error.code : 'unreadable',
      detail: known ? error.detail : String(error),
    })
  }
}
