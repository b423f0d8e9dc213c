import type { RunState } from '../../../contract/start-messages'
import type { Run } from '../run'

/** What lists, filters and charts need to know of a run, small enough to keep 100,000 of them at hand. */
export type RunFacts = {
  startId: string
  createdAt: number
  state: RunState
  target: string
  simulated: boolean
  project: string
  automation: string
  batch: string | null
  starred: boolean
  tags: readonly string[]
  /** From sending to the platform's answer, milliseconds; null where none came. */
  acceptMs: number | null
  /** From sending to the first delivery, milliseconds; null where none came. */
  resultMs: number | null
  hasResult: boolean
}

/** The facts of one run, from its row alone. */
export function factsOf(run: Run): RunFacts {
  const sentAt = run.sentAt === null ? run.createdAt : Date.parse(run.sentAt)
  return {
    startId: run.startId,
    createdAt: run.createdAt,
    state: run.state,
    target: run.target.label,
    simulated: run.target.simulated,
    project: run.project,
    automation: run.automation,
    batch: run.batchId ?? null,
    starred: run.starred ?? false,
    tags: run.tags ?? [],
    acceptMs: run.upstream === null ? null : run.upstream.durationMs,
    resultMs: run.resultAt === null ? null : Math.max(0, run.resultAt - sentAt),
    hasResult: run.resultAt !== null,
  }
}
