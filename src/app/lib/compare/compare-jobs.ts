import { workerJobs } from '../worker-jobs'
import type { compareJobs } from './compare.worker'

/** Runs one of the comparison's jobs in their worker. */
export const compareInWorker = workerJobs<typeof compareJobs>(
  () => new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' }),
)
