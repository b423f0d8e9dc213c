import { FAULTS } from '../../../src/server/testing/faults'
import type { Row } from './page-contract'
import type { PlatformPlan } from './plan'
import { type Platform, seenOf } from './platform'

/** What is known of one start from outside the sender. */
export type Witness = {
  name: string
  /** The page said that its row is written, or the start's request was seen on the wire. */
  rowPromised: boolean
  /** When the request was first seen on the wire, `performance.now()`; null: never. */
  seenAt: number | null
  /** The exact text that the platform must have got. */
  body: string | null
  /** The platform that the start goes to does not exist. */
  nobodyThere: boolean
}

export type Verdict = {
  starts: number
  duplicates: string[]
  lost: string[]
  wrong: string[]
}

type Evidence = {
  witnesses: Iterable<Witness>
  rows: readonly Row[]
  platform: Platform
  planOf: (name: string) => PlatformPlan
  /** When the server died, `performance.now()`. */
  deaths: readonly number[]
}

/** Holds what the sender says of each start against what the platform saw. */
export function verify({ witnesses, rows, platform, planOf, deaths }: Evidence): Verdict {
  const byName = groupByName(rows)
  const verdict: Verdict = { starts: 0, duplicates: [], lost: [], wrong: [] }
  for (const witness of witnesses) {
    const { name } = witness
    const seen = seenOf(platform, name)
    const own = byName.get(name) ?? []
    const [row] = own
    if (seen.arrivals > 1) verdict.duplicates.push(`${name}: reached the platform ${seen.arrivals} times`)
    if (!row) {
      if (witness.rowPromised || seen.arrivals > 0)
        verdict.lost.push(`${name}: no row, ${seen.arrivals} arrivals`)
      continue
    }
    verdict.starts += 1
    const lastDeath = deaths.at(-1) ?? 0
    const mayHaveCrashed = witness.seenAt !== null && lastDeath >= witness.seenAt
    const complaint =
      own.length > 1
        ? `has ${own.length} rows`
        : complain(row, seen, { plan: planOf(name), mayHaveCrashed, ...witness })
    if (complaint) verdict.wrong.push(`${name}: ${complaint}`)
  }
  return verdict
}

type Circumstances = Witness & { plan: PlatformPlan; mayHaveCrashed: boolean }

/** What is untrue about a row; null: nothing. */
function complain(row: Row, seen: ReturnType<typeof seenOf>, known: Circumstances): string | null {
  const says = `says ${row.state}${row.reason ? ` (${row.reason})` : ''}`
  const saw = `the platform saw ${seen.arrivals}, ${seen.executionId ? 'accepted' : seen.refused ? 'refused' : 'gave no word'}`
  if (row.state === 'sending') return 'is still sending'
  if (row.state === 'started' && (seen.executionId === null || seen.executionId !== row.executionId))
    // As JSON: a naive sender takes an id of any type.
    return `${says} as ${JSON.stringify(row.executionId)}, but ${saw} ${seen.executionId ?? ''}`
  if (row.state === 'rejected' && !seen.refused) return `${says}, but ${saw}`
  if (row.state === 'not-sent' && seen.arrivals > 0) return `${says}, but ${saw}`
  if (known.body !== null && seen.bodies.some((body) => body !== known.body))
    return 'arrived with another text'
  if (row.state === 'unknown' && row.id !== null)
    return needlesslyUnknown(row, known) ? `${says} without need` : null
  return null
}

/** `unknown` is never false, but it must have a cause: the platform's fault, a cut before it was read, or a crash. */
function needlesslyUnknown({ reason }: Row, { plan, mayHaveCrashed, nobodyThere }: Circumstances): boolean {
  if (reason === 'server-crashed') return !mayHaveCrashed
  if (reason === 'connection-reset') return nobodyThere
  return plan.kind !== 'fault' || FAULTS[plan.fault].expected.reason !== reason
}

function groupByName(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.name)
    if (group) group.push(row)
    else groups.set(row.name, [row])
  }
  return groups
}
