import { openDatabase } from '../../lib/database'
import { randomSecret } from '../../lib/random'

const KEY = 'inboxId'

/** This browser's inbox: made once, kept in its database, told to nobody but its own server and the platform. */
export async function inboxId(): Promise<string> {
  const { db } = await openDatabase()
  return db.transaction('rw', db.settings, async () => {
    const known = await db.settings.get(KEY)
    if (known) return known.value
    const made = randomSecret()
    await db.settings.add({ key: KEY, value: made })
    return made
  })
}
