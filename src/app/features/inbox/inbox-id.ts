import { openDatabase, type SeedpadDatabase } from '../../lib/database'
import type { Inbox } from '../../lib/inbox-api'
import { isOwnRun } from '../../lib/own-run'
import { base64Url, randomSecret } from '../../lib/random'

const KEY = 'inboxKey'
/** An inbox of before the read key: its id was all that was needed to read it. */
const FORMER_ID = 'inboxId'
const MOVED_AT = 'inboxMovedAt'
const CURSOR = 'keyedInboxCursor'
const FORMER_CURSOR = 'inboxCursor'

/** As long as the server keeps a delivery. */
const FOLLOWED_ON_MS = 30 * 86_400_000

/** An inbox of this browser, and the setting that tells how far it was read. */
export type OwnInbox = Inbox & { cursor: string }

/** This browser's inbox: its key is made once, kept in its database, and shown to its own server only. */
export async function ownInbox(): Promise<OwnInbox> {
  const { db } = await openDatabase()
  const key = await readKey(db)
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return { id: base64Url(new Uint8Array(hash)), key, cursor: CURSOR }
}

/** What stands in webhook addresses: the platform, and every log on its way, may know it. */
export async function inboxId(): Promise<string> {
  return (await ownInbox()).id
}

/**
 * The inboxes whose deliveries this browser takes: its own, and the one that it had before the read key while something may
 * still come there, for a run under way or an address that was copied.
 */
export async function followedInboxes(): Promise<[own: OwnInbox, ...former: OwnInbox[]]> {
  const own = await ownInbox()
  const { db } = await openDatabase()
  const former = (await db.settings.get(FORMER_ID))?.value
  if (former === undefined) return [own]
  if (await isOver(db, former)) {
    await db.settings.bulkDelete([FORMER_ID, MOVED_AT, FORMER_CURSOR])
    return [own]
  }
  return [own, { id: former, key: null, cursor: FORMER_CURSOR }]
}

function readKey(db: SeedpadDatabase): Promise<string> {
  return db.transaction('rw', db.settings, async () => {
    const known = await db.settings.get(KEY)
    if (known) return known.value
    const made = randomSecret()
    await db.settings.add({ key: KEY, value: made })
    if (await db.settings.get(FORMER_ID)) await db.settings.put({ key: MOVED_AT, value: String(Date.now()) })
    return made
  })
}

async function isOver(db: SeedpadDatabase, former: string): Promise<boolean> {
  const movedAt = Number((await db.settings.get(MOVED_AT))?.value ?? Number.NaN)
  if (!(Date.now() - movedAt > FOLLOWED_ON_MS)) return false
  // Also where the clock says that it was long ago: a result that is waited for must find its way.
  const waiting = await db.runs
    .filter(
      (run) =>
        isOwnRun(run) &&
        run.resultAt === null &&
        run.state !== 'rejected' &&
        run.state !== 'not-sent' &&
        run.webhookUrl?.includes(`/hooks/${former}/`) === true,
    )
    .limit(1)
    .count()
  return waiting === 0
}
