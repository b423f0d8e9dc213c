import type { RunState } from '../../../contract/start-messages'
import { isPossibleDuration } from '../possible-time'
import type { Run } from '../run'
import { sentTimeOf } from '../sent-time'

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
  /** From sending to the platform's answer, milliseconds; null where none came, or when is not known. */
  acceptMs: number | null
  /** From sending to the first delivery, milliseconds; null where none came, or when is not known. */
  resultMs: number | null
  hasResult: boolean
}

/** The facts of one run, from its row alone. */
export function factsOf(run: Run): RunFacts {
  const known = (ms: number) => (isPossibleDuration(ms) ? ms : null)
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
    acceptMs: run.upstream === null ? null : known(run.upstream.durationMs),
    resultMs: run.resultAt === null ? null : known(Math.max(0, run.resultAt - sentTimeOf(run))),
    hasResult: run.resultAt !== null,
  }
}
