import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { bytesOf, MOST_BYTES } from '../prepare/source'
import { headOf, INPUT_KINDS, type KeptHead, readHead, setupOf } from './kept-setup'
import { filesKey, forgetOld, forgetTab, headKey, leftBehind, textKey } from './left-setups'
import { FIRST, type Given, type InputKind, type Setup } from './setup-state'
import { takeTabId } from './tab-id'

const SAVE_AFTER_MS = 400
/** Longer texts are not kept: they can come as a file. In characters. */
const MOST_TEXT = 20 * 1024 * 1024

/**
 * Keeps the set-up of this tab's batch in the database: over a reload, a crash, and the end of the tab, whose set-up the
 * next new tab takes over. Files are kept whole; where the browser refuses them, their names are.
 */
export function createSetupKeeper(get: () => Setup) {
  let tab: string | null = null
  let saved: Setup = FIRST
  let timer: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> = Promise.resolve()

  async function load(): Promise<Partial<Setup> | null> {
    try {
      const { db } = await openDatabase()
      tab = await takeTabId(() => leftBehind(db))
      const kept = await readKept(db, tab)
      if (kept) saved = { ...FIRST, ...kept }
      // Parts that no head tells of would stay for ever.
      else await forgetTab(db, tab)
      addEventListener('pagehide', flush)
      document.addEventListener('visibilitychange', flush)
      void forgetOld(db, tab)
      return kept
    } catch {
      // Without the database nothing could be sent either, and the page says so there.
      return null
    }
  }
  function touched() {
    if (tab === null || get() === saved) return
    clearTimeout(timer)
    timer = setTimeout(flush, SAVE_AFTER_MS)
  }
  function flush() {
    clearTimeout(timer)
    const mine = tab
    if (mine === null) return
    working = working.then(() => save(mine)).catch(() => {})
  }
  async function save(mine: string) {
    const now = get()
    const old = saved
    const head = headOf(now, Date.now())
    // Progress and the like are no changes.
    const same =
      now.given === old.given && JSON.stringify({ ...head, at: 0 }) === JSON.stringify(headOf(old, 0))
    if (!same) {
      const { db } = await openDatabase()
      // Where there is no room for the files, or a private window refuses them, the head has their names.
      await put(db, mine, head, now, old, true).catch(() => put(db, mine, head, now, old, false))
    }
    saved = now
  }
  return { load, touched, flush, tab: () => tab }
}

/** Writes what has changed all together, or not at all: no part is left without its head. */
function put(
  db: SeedpadDatabase,
  tab: string,
  head: KeptHead,
  now: Setup,
  old: Setup,
  withFiles: boolean,
): Promise<void> {
  return db.transaction('rw', db.settings, async () => {
    await db.settings.put({ key: headKey(tab), value: JSON.stringify(head) })
    for (const kind of INPUT_KINDS) {
      const { text, files } = now.given[kind]
      if (text !== old.given[kind].text) await putText(db, textKey(tab, kind), text)
      if (files !== old.given[kind].files) await putFiles(db, filesKey(tab, kind), withFiles ? files : [])
    }
  })
}

async function putText(db: SeedpadDatabase, key: string, text: string) {
  if (text === '' || text.length > MOST_TEXT) await db.settings.delete(key)
  else await db.settings.put({ key, value: text })
}

async function putFiles(db: SeedpadDatabase, key: string, files: Given['files']) {
  if (files.length === 0 || bytesOf(files) > MOST_BYTES) return db.settings.delete(key)
  const paths = JSON.stringify(files.map(({ path }) => path))
  await db.settings.put({ key, value: paths, files: files.map(({ file }) => file) })
}

async function readKept(db: SeedpadDatabase, tab: string): Promise<Partial<Setup> | null> {
  const head = readHead((await db.settings.get(headKey(tab)))?.value)
  if (!head) return null
  const part = async (kind: InputKind) => {
    const [text, files] = await db.settings.bulkGet([textKey(tab, kind), filesKey(tab, kind)])
    const paths: unknown = JSON.parse(files?.value ?? '[]')
    return {
      text: text?.value ?? '',
      files: (files?.files ?? []).map((file, at) => ({
        path: Array.isArray(paths) ? String(paths[at]) : file.name,
        file,
      })),
    }
  }
  const [table, json, folder] = await Promise.all([part('table'), part('json'), part('folder')])
  return setupOf(head, { table, json, folder })
}
