import { stateOfReason } from '../../../contract/reason'
import { ProfileBadge } from '../../features/credentials/profile-badge'
import { Explanation } from '../../features/runs/explanation'
import '../../features/runs/later-words'
import { RunRow } from '../../features/runs/list/run-row'
import { StateBadge } from '../../features/runs/state-badge'
import type { Run } from '../../lib/run'
import { lineOf } from '../../lib/run-index/run-line'
import { sampleRun } from '../../lib/run-index/testing/sample-runs'
import { LONG_ID, LONG_NAME, MESSAGE_4_KB } from '../long-texts'
import { State, States } from '../states'
import styles from './rows.module.css'

const COLOURS = ['slate', 'teal', 'blue', 'plum', 'pink', 'olive'] as const
const STATES = ['sending', 'started', 'rejected', 'not-sent', 'unknown'] as const

/** The five states, by proof and by hand, and profiles. */
export function RunStatePiece() {
  return (
    <States>
      <State of="five states" wide>
        <div className={styles.row}>
          {STATES.map((state) => (
            <StateBadge key={state} state={state} />
          ))}
        </div>
      </State>
      <State of="marked by hand">
        <div className={styles.row}>
          <StateBadge state="started" byHand />
          <StateBadge state="not-sent" byHand />
        </div>
      </State>
      <State of="profiles">
        <div className={styles.row}>
          {COLOURS.map((colour) => (
            <ProfileBadge key={colour} profile={{ name: colour, colour }} large={colour === 'olive'} />
          ))}
        </div>
      </State>
    </States>
  )
}

const NOW = Date.UTC(2026, 0, 1, 2)
const ROWS: readonly Run[] = [
  sampleRun(0, { state: 'sending', executionId: null, upstream: null, settledAt: null }),
  sampleRun(1),
  sampleRun(3),
  sampleRun(4),
  sampleRun(5),
  sampleRun(6, { automation: LONG_NAME, project: LONG_NAME, executionId: LONG_ID, tags: ['nightly'] }),
  sampleRun(9, { automation: LONG_NAME, message: MESSAGE_4_KB }),
]

/** Runs as rows: narrow as beside the form, and as a table. */
export function RunRowPiece() {
  return (
    <States>
      {([false, true] as const).map((table) => (
        <State key={String(table)} of={table ? 'as a table' : 'on two lines'} wide>
          <div className={styles.list}>
            {ROWS.map((run, at) => (
              <div key={run.startId} style={{ height: table ? 36 : 52 }}>
                <RunRow
                  line={lineOf(run)}
                  href={`#${run.startId}`}
                  selected={at === 1}
                  now={NOW}
                  table={table}
                  stop="run"
                />
              </div>
            ))}
          </div>
        </State>
      ))}
    </States>
  )
}

const REASONS = ['no-plan', 'token-invalid', 'dns-failed', 'timeout', 'redirect'] as const

/** What happened, why, and what to do. */
export function ExplanationPiece() {
  return (
    <States>
      {REASONS.map((reason) => (
        <State key={reason} of={reason}>
          <Explanation run={sampleRun(1, { state: stateOfReason(reason), reason, message: null })} />
        </State>
      ))}
      <State of="brief">
        <Explanation
          brief
          run={sampleRun(1, { state: 'rejected', reason: 'refused', message: 'Not today.' })}
        />
      </State>
      <State of="4 KB of the platform’s own words" wide>
        <Explanation run={sampleRun(1, { state: 'rejected', reason: 'refused', message: MESSAGE_4_KB })} />
      </State>
    </States>
  )
}
