import { dirname } from 'node:path'
import type { Client, ResultSet } from '@libsql/client/sqlite3'
import * as z from 'zod/mini'
import { LIMITS } from '../../contract/limits'
import type { Clock } from '../clock'
import { groupCommit } from '../storage/group-commit'
import { hasRoom } from '../storage/has-room'
import { openDatabase } from '../storage/open-database'
import { createOwnTime } from '../storage/own-time'
import { toStorageError } from '../storage/storage-error'
import { readDeliveryRow } from './delivery-row'
import { COUNT_ALL, dropExpired, dropLongestUnused, dropUnopened } from './drop-inboxes'
import { INBOX_LIMITS, type InboxLimits } from './inbox-limits'
import { INBOX_MIGRATIONS } from './inbox-schema'
import {
  clearThrough,
  keepDeliveries,
  markOpened,
  readSlice,
  takeNumbers,
  trimInbox,
} from './inbox-statements'
import type { Arrival, InboxStore } from './inbox-store'
import { createLastUsed } from './last-used'
import { tidyUp } from './tidy-up'
import { createWatchers } from './watchers'

const HOUR_MS = 3_600_000
const MAX_REMEMBERED = 10_000

export type InboxStoreOptions = {
  clock: Clock
  /** Milliseconds by a clock that nobody can set. */
  elapsed?: () => number
  limits?: Partial<InboxLimits>
  /** After a failed write, milliseconds until the disk is looked at again. */
  lookAgainMs?: number
}

/**
 * Opens the inbox's database.
 * @param file path of the SQLite file; made where it is missing
 * @throws {StorageError} where it can't be opened or written
 */
export async function openInboxStore(file: string, options: InboxStoreOptions): Promise<InboxStore> {
  const client = await openDatabase(file, INBOX_MIGRATIONS)
  await tidyUp(client)
  return sqliteInboxStore(client, file, options)
}

const takenSchema = z.object({ seq: z.int(), copies: z.int() })
type Taken = z.infer<typeof takenSchema>
const countSchema = z.object({ inboxes: z.int(), bytes: z.int() })
const idSchema = z.object({ id: z.string() })
const stateSchema = z.object({
  floor: z.int(),
  last_seq: z.int(),
  dropped_through: z.int(),
  cleared_through: z.int(),
  newest: z.nullable(z.int()),
})

/** The store on an open database; exported for tests that break the database on purpose. */
export function sqliteInboxStore(client: Client, file: string, options: InboxStoreOptions): InboxStore {
  const { clock, elapsed = () => performance.now(), lookAgainMs = 5_000 } = options
  const limits = { ...INBOX_LIMITS, ...options.limits }
  const ownTime = createOwnTime(clock, elapsed)
  const watchers = createWatchers()
  const lastUsed = createLastUsed(limits.inboxes)
  // Marked as opened within the hour; saves a write on every look at an inbox.
  const opened = new Set<string>()
  let isWritable = true
  let isClosed = false
  let lookAgain: NodeJS.Timeout | undefined
  let expiredAt = Number.NEGATIVE_INFINITY
  const commits = groupCommit(appendGroup, ({ bytes }) => bytes.byteLength)

  return {
    append: (arrival) => commits.add(arrival),
    async open(inboxId) {
      await expire()
      lastUsed.touch(inboxId)
      if (opened.has(inboxId)) return
      try {
        const results = await write(() =>
          client.batch([ownTime.advance(), markOpened(inboxId), COUNT_ALL], 'write'),
        )
        ownTime.advanced()
        if (opened.size >= MAX_REMEMBERED) opened.clear()
        opened.add(inboxId)
        await dropWhereTooMuch(results.at(-1))
      } catch {
        // A disk that can't be written must not keep anyone from reading; `writable` tells of it.
      }
    },
    async isOpen(inboxId) {
      if (opened.has(inboxId)) return true
      const { rows } = await client.execute({
        sql: 'SELECT 1 FROM inbox WHERE id = ? AND opened = 1',
        args: [inboxId],
      })
      return rows.length > 0
    },
    async isKeyless(inboxId) {
      const { rows } = await client.execute({
        sql: 'SELECT 1 FROM inbox WHERE id = ? AND keyless = 1',
        args: [inboxId],
      })
      return rows.length > 0
    },
    async read(inboxId, after, bounds) {
      const { rows } = await client.execute(readSlice(inboxId, after, bounds))
      const known = rows[0] ? stateSchema.parse(rows[0]) : null
      const deliveries = rows.filter((row) => row.seq !== null).map(readDeliveryRow)
      const newest = known?.newest ?? 0
      const reset = after > (known?.last_seq ?? 0)
      const fromBeginning = after === 0 || reset
      // Who begins has missed nothing by what was cleared.
      const dropped = Math.max(known?.dropped_through ?? 0, fromBeginning ? 0 : (known?.cleared_through ?? 0))
      return {
        deliveries,
        // Numbers up to the floor were never this inbox's: who asks from the beginning has missed nothing by them.
        droppedThrough: dropped <= (known?.floor ?? 0) && fromBeginning ? 0 : dropped,
        reset,
        more: newest > (deliveries.at(-1)?.seq ?? newest),
      }
    },
    async readBody(inboxId, seq) {
      const { rows } = await client.execute({
        sql: 'SELECT body FROM delivery WHERE inbox_id = ? AND seq = ?',
        args: [inboxId, seq],
      })
      const body = rows[0]?.body
      return body instanceof ArrayBuffer ? new Uint8Array(body) : null
    },
    async has(inboxId, startId) {
      const { rows } = await client.execute({
        sql: 'SELECT 1 FROM delivery WHERE inbox_id = ? AND start_id = ? ORDER BY seq DESC LIMIT 1',
        args: [inboxId, startId],
      })
      return rows.length > 0
    },
    async clear(inboxId, through) {
      await write(() => client.batch(clearThrough(inboxId, through ?? null), 'write'))
      watchers.notify(inboxId)
    },
    watch: (inboxId, onChange) => watchers.add(inboxId, onChange),
    writable: () => isWritable,
    async close() {
      isClosed = true
      clearTimeout(lookAgain)
      await commits.idle()
      client.close()
    },
  }

  async function appendGroup(group: readonly Arrival[]): Promise<(Taken | undefined)[]> {
    await expire()
    const byInbox = [...groupByInbox(group)]
    const areAllOpened = byInbox.every(([inboxId]) => opened.has(inboxId))
    const results = await write(() =>
      client.batch(
        [
          ownTime.advance(),
          ...byInbox.map(([inboxId, arrivals]) => takeNumbers(inboxId, arrivals.length)),
          ...byInbox.map(([inboxId, arrivals]) => keepDeliveries(inboxId, arrivals, clock.now())),
          ...byInbox.flatMap(([inboxId]) => trimInbox(inboxId, limits)),
          ...(areAllOpened ? [] : [dropUnopened(limits)]),
          COUNT_ALL,
        ],
        'write',
      ),
    )
    ownTime.advanced()
    for (const [inboxId] of byInbox) lastUsed.touch(inboxId)
    const taken = new Map<Arrival, Taken>()
    for (const [index, [inboxId, arrivals]] of byInbox.entries()) {
      watchers.notify(inboxId)
      const rows = z.array(takenSchema).parse(results[1 + byInbox.length + index]?.rows)
      // The database promises no order of returned rows; numbers were given in the order of arrival.
      const inOrder = rows.toSorted((a, b) => a.seq - b.seq)
      for (const [place, arrival] of arrivals.entries()) {
        const row = inOrder[place]
        if (row) taken.set(arrival, row)
      }
    }
    await dropWhereTooMuch(results.at(-1)).catch(() => {})
    return group.map((arrival) => taken.get(arrival))
  }

  /** @param counted what all inboxes came to a moment ago */
  async function dropWhereTooMuch(counted: ResultSet | undefined): Promise<void> {
    const { inboxes, bytes } = countSchema.parse(counted?.rows[0])
    if (inboxes <= limits.inboxes && bytes <= limits.totalBytes) return
    const inUse = lastUsed.order(watchers.inboxes())
    const { rows } = await write(() => client.execute(dropLongestUnused(limits, inUse)))
    for (const { id } of z.array(idSchema).parse(rows)) {
      opened.delete(id)
      watchers.notify(id)
    }
  }

  /** Once an hour, on the way: no timer needs to be stopped, and an idle server stays idle. */
  async function expire(): Promise<void> {
    if (elapsed() - expiredAt < HOUR_MS) return
    expiredAt = elapsed()
    opened.clear()
    const drops = dropExpired(limits, [...watchers.inboxes()])
    await write(() => client.batch([ownTime.advance(), ...drops], 'write')).then(ownTime.advanced, () => {})
  }

  async function write<T extends ResultSet | ResultSet[]>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work()
      if (!isWritable) {
        isWritable = true
        watchers.notifyAll()
      }
      return result
    } catch (cause) {
      if (isWritable) {
        isWritable = false
        watchers.notifyAll()
        lookAgainLater()
      }
      throw toStorageError(file, cause)
    }
  }

  /** Room that was made shall be noticed without a delivery having to be tried on it. */
  function lookAgainLater(): void {
    clearTimeout(lookAgain)
    if (isClosed) return
    lookAgain = setTimeout(async () => {
      if (await hasRoom(dirname(file), LIMITS.deliveryBytes))
        await write(() => client.execute('UPDATE removed SET last_seq = last_seq')).catch(() => {})
      if (!isWritable) lookAgainLater()
    }, lookAgainMs)
    lookAgain.unref()
  }
}

function groupByInbox(arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const byInbox = new Map<string, Arrival[]>()
  for (const arrival of arrivals) {
    const those = byInbox.get(arrival.inboxId) ?? []
    byInbox.set(arrival.inboxId, those)
    those.push(arrival)
  }
  return byInbox
}
