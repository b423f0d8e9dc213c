import { workerJobs } from '../../../lib/worker-jobs'
import type { Jobs } from './jobs'

/** Runs one of the seeds' jobs in their worker. */
export const inWorker = workerJobs<Jobs>(
  () => new Worker(new URL('./seed.worker.ts', import.meta.url), { type: 'module' }),
)
