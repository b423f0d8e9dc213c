import type { Target } from '../../../../contract/target'
import { openDatabase } from '../../../lib/database'
import { sha256 } from '../../../lib/hash'
import type { LaunchForm } from '../../../lib/start/launch-form-schema'
import { prepareLaunch } from '../../../lib/start/prepare-launch'

/** A row that would be sent. `againOf`: the run that it sends again knowingly, which is not counted. */
export type RowToSend = { seedText: string; againOf: string | null }

type Request = { form: LaunchForm; target: Target; exceptBatch: string | null }

/** The ticket and the inbox's address do not enter into what makes two requests alike. */
const NO_TICKET = { startId: 'none', deliverySecret: 'none' }
const NO_INBOX = { publicUrl: 'http://localhost', inboxId: 'none' }

/**
 * How many of these rows were sent before with the very same request (target, names, seed, webhook), and were accepted or
 * may have been.
 * @param exceptBatch a batch whose own runs are not meant: its rows that are alike were pointed out when it was made
 * @param over asked for when nobody waits for the answer any more
 */
export async function countEarlier(
  { form, target, exceptBatch }: Request,
  rows: AsyncIterable<readonly RowToSend[]>,
  over: AbortSignal,
): Promise<number> {
  const { db } = await openDatabase()
  const earlier = new Map<string, Set<string>>()
  const outlines = new Set<string>()
  await db.runs
    .where('[project+automation]')
    .equals([form.project.trim(), form.automation.trim()])
    .until(() => over.aborted)
    .each(({ startId, state, batchId, likeness, seedText }) => {
      if (state !== 'started' && state !== 'unknown' && state !== 'sending') return
      if (exceptBatch !== null && batchId === exceptBatch) return
      earlier.set(likeness, (earlier.get(likeness) ?? new Set()).add(startId))
      outlines.add(outline(seedText))
    })
  if (earlier.size === 0) return 0
  let count = 0
  for await (const some of rows) {
    if (over.aborted) return count
    for (const { seedText, againOf } of some) {
      if (!outlines.has(outline(seedText))) continue
      const same = earlier.get(await likenessOf(form, target, seedText))
      if (same && [...same].some((startId) => startId !== againOf)) count += 1
    }
  }
  return count
}

async function likenessOf(form: LaunchForm, target: Target, seedText: string): Promise<string> {
  const { url, likeness } = prepareLaunch({ form, target, seedText, ticket: NO_TICKET, inbox: NO_INBOX })
  return sha256(JSON.stringify([url, likeness]))
}

/** Spares most rows the hash: seeds whose outlines differ are different. */
const outline = (seedText: string) => `${seedText.length} ${seedText.slice(0, 100)} ${seedText.slice(-100)}`
