import { openDatabase, type SeedpadDatabase } from '../../../lib/database'
import { bytesOf, MOST_BYTES } from '../prepare/source'
import { headOf, INPUT_KINDS, readHead, setupOf } from './kept-setup'
import { FIRST, type Given, type InputKind, type Setup } from './setup-state'
import { tabIsOpen, takeTabId } from './tab-id'

const PREFIX = 'batchSetup '
const SAVE_AFTER_MS = 400
/** Longer texts are not kept: they can come as a file. In characters. */
const MOST_TEXT = 20 * 1024 * 1024
/** Set-ups of tabs that were closed, the newest ones. */
const MOST_KEPT = 4

const headKey = (tab: string) => `${PREFIX}${tab}`
const textKey = (tab: string, kind: InputKind) => `${PREFIX}${tab} text ${kind}`
const filesKey = (tab: string, kind: InputKind) => `${PREFIX}${tab} files ${kind}`

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
    if (now === old) return
    const { db } = await openDatabase()
    const head = headOf(now, Date.now())
    saved = now
    const files = INPUT_KINDS.filter((kind) => now.given[kind].files !== old.given[kind].files)
    const filed = files.map((kind) => putFiles(db, filesKey(mine, kind), now.given[kind].files))
    // Progress and the like are no changes.
    if (now.given !== old.given || JSON.stringify({ ...head, at: 0 }) !== JSON.stringify(headOf(old, 0))) {
      await db.transaction('rw', db.settings, async () => {
        await db.settings.put({ key: headKey(mine), value: JSON.stringify(head) })
        for (const kind of INPUT_KINDS)
          if (now.given[kind].text !== old.given[kind].text)
            await putText(db, textKey(mine, kind), now.given[kind].text)
      })
    }
    await Promise.all(filed)
  }
  return { load, touched, flush }
}

async function putText(db: SeedpadDatabase, key: string, text: string) {
  if (text === '' || text.length > MOST_TEXT) await db.settings.delete(key)
  else await db.settings.put({ key, value: text })
}

async function putFiles(db: SeedpadDatabase, key: string, files: Given['files']) {
  const bytes = bytesOf(files)
  try {
    if (files.length === 0 || bytes > MOST_BYTES) await db.settings.delete(key)
    else
      await db.settings.put({
        key,
        value: JSON.stringify(files.map(({ path }) => path)),
        files: files.map(({ file }) => file),
      })
  } catch {
    // No room, or a private window: the head has the names, to be chosen again.
    await db.settings.delete(key)
  }
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

/** Tabs whose set-ups are here, newest first. */
async function tabsWithSetups(db: SeedpadDatabase): Promise<string[]> {
  const keys = await db.settings.where('key').startsWith(PREFIX).primaryKeys()
  const tabs = keys.flatMap((key) => /^batchSetup (\S+)$/.exec(key)?.[1] ?? [])
  const heads = await db.settings.bulkGet(tabs.map(headKey))
  const at = new Map(tabs.map((tab, index) => [tab, readHead(heads[index]?.value)?.at ?? 0]))
  return tabs.sort((a, b) => (at.get(b) ?? 0) - (at.get(a) ?? 0))
}

/** The tab whose set-up was worked on last, of those that are closed. */
async function leftBehind(db: SeedpadDatabase): Promise<string | null> {
  for (const tab of await tabsWithSetups(db)) if (!(await tabIsOpen(tab))) return tab
  return null
}

async function forgetOld(db: SeedpadDatabase, own: string): Promise<void> {
  for (const tab of (await tabsWithSetups(db)).slice(MOST_KEPT)) {
    if (tab === own || (await tabIsOpen(tab))) continue
    await db.settings.where('key').equals(headKey(tab)).delete()
    await db.settings
      .where('key')
      .startsWith(`${headKey(tab)} `)
      .delete()
  }
}
