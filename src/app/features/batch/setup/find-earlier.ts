import type { Target } from '../../../../contract/target'
import { openDatabase } from '../../../lib/database'
import { sha256 } from '../../../lib/hash'
import { isOwnRun } from '../../../lib/own-run'
import type { Run } from '../../../lib/run'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import { prepareLaunch } from '../../../lib/start/prepare-launch'

/**
 * A row that would be sent. `row`: its place in the list, from 0. `line`: in its source. `againOf`: the run that it sends
 * again knowingly, which is not counted.
 */
export type RowToSend = {
  row: number
  line: number | null
  values: readonly string[]
  seedText: string
  againOf: string | null
}

/** A row that went out before, and the newest run that it went out with. */
export type EarlierRow = Omit<RowToSend, 'againOf'> & {
  run: Pick<Run, 'startId' | 'state' | 'executionId' | 'createdAt'>
}

/** All rows that went out before by their places; the first ones with their runs. */
export type Earlier = { rows: readonly number[]; listed: readonly EarlierRow[] }

type Request = { form: LaunchForm; target: Target; exceptBatch: string | null }

const MOST_LISTED = 200
/** The ticket and the inbox's address do not enter into what makes two requests alike. */
const NO_TICKET = { startId: 'none', deliverySecret: 'none' }
const NO_INBOX = { publicUrl: 'http://localhost', inboxId: 'none' }

/**
 * Which of these rows were sent before with the very same request (target, names, seed, webhook), and were accepted or
 * may have been.
 * @param exceptBatch a batch whose own runs are not meant: its rows that are alike were pointed out when it was made
 * @param over asked for when nobody waits for the answer any more
 */
export async function findEarlier(
  { form, target, exceptBatch }: Request,
  rows: AsyncIterable<readonly RowToSend[]>,
  over: AbortSignal,
): Promise<Earlier> {
  const { db } = await openDatabase()
  const earlier = new Map<string, EarlierRow['run'][]>()
  const outlines = new Set<string>()
  await db.runs
    .where('[project+automation]')
    .equals([form.project.trim(), form.automation.trim()])
    .until(() => over.aborted)
    .filter(isOwnRun)
    .each(({ startId, state, executionId, createdAt, batchId, likeness, seedText }) => {
      if (state !== 'started' && state !== 'unknown' && state !== 'sending') return
      if (exceptBatch !== null && batchId === exceptBatch) return
      const same = earlier.get(likeness)
      const run = { startId, state, executionId, createdAt }
      if (same) same.push(run)
      else earlier.set(likeness, [run])
      outlines.add(outline(seedText))
    })
  const found: number[] = []
  const listed: EarlierRow[] = []
  if (earlier.size === 0) return { rows: found, listed }
  for await (const some of rows) {
    if (over.aborted) break
    for (const { againOf, ...row } of some) {
      if (!outlines.has(outline(row.seedText))) continue
      const same = earlier.get(await likenessOf(form, target, row.seedText)) ?? []
      const [run] = same
        .filter(({ startId }) => startId !== againOf)
        .toSorted((a, b) => b.createdAt - a.createdAt)
      if (!run) continue
      found.push(row.row)
      if (listed.length < MOST_LISTED) listed.push({ ...row, run })
    }
  }
  return { rows: found, listed }
}

async function likenessOf(form: LaunchForm, target: Target, seedText: string): Promise<string> {
  const { url, likeness } = prepareLaunch({ form, target, seedText, ticket: NO_TICKET, inbox: NO_INBOX })
  return sha256(JSON.stringify([url, likeness]))
}

/** Spares most rows the hash: seeds whose outlines differ are different. */
const outline = (seedText: string) => `${seedText.length} ${seedText.slice(0, 100)} ${seedText.slice(-100)}`
