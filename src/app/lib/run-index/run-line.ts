import type { Reason } from '../../../contract/reason'
import { isOwnRun } from '../own-run'
import type { Run } from '../run'
import { seedSummary } from '../seed-summary'
import { factsOf, type RunFacts } from './run-facts'

/** One line of the list: a run without its long texts. */
export type RunLine = RunFacts & {
  executionId: string | null
  message: string | null
  reason: Reason | null
  /** The operator's finding, where it is what counts. */
  finding: string | null
  settledBy: Run['settledBy']
  summary: string
  hasNote: boolean
  damaged: boolean
  /** A file brought it in; this browser did not start it. */
  fromFile: boolean
}

const MOST = 300

export function lineOf(run: Run): RunLine {
  return {
    ...factsOf(run),
    executionId: run.executionId,
    message: run.message?.slice(0, MOST) ?? null,
    reason: run.reason,
    finding: run.settledBy === 'operator' ? (run.mark?.note.slice(0, MOST) ?? null) : null,
    settledBy: run.settledBy,
    summary: seedSummary(run.seedText),
    hasNote: Boolean(run.note),
    damaged: run.damaged !== undefined,
    fromFile: !isOwnRun(run),
  }
}
