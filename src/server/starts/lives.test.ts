import { randomUUID } from 'node:crypto'
import { cpSync, renameSync } from 'node:fs'
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../storage/open-database'
import type { Journal } from './journal'
import { openSqliteJournal } from './sqlite-journal'

let folder = ''
let data = ''
let base = ''
const opened = new Set<Journal>()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-lives-'))
  data = join(folder, 'data')
  base = join(folder, 'temporary')
  await mkdir(base)
})
afterEach(async () => {
  for (const journal of opened) await journal.close()
  opened.clear()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<Journal> {
  const journal = await openSqliteJournal(join(data, 'starts.db'), { now: () => 0 }, { witnessBase: base })
  opened.add(journal)
  return journal
}

/** As a killed process leaves it. */
async function crash(journal: Journal): Promise<void> {
  opened.delete(journal)
  await journal.close()
}

async function stop(journal: Journal): Promise<void> {
  await journal.conclude()
  await crash(journal)
}

async function claim(journal: Journal): Promise<string> {
  const startId = randomUUID()
  expect(await journal.add({ startId, requestHash: 'hash', sentAt: null, outcome: null })).toBeNull()
  return startId
}

/** At one moment: what is closed, SQLite closes a little later. */
const takeCopy = () => cpSync(data, join(folder, 'copy'), { recursive: true })
async function putCopyBack(): Promise<void> {
  await rm(data, { recursive: true })
  await cp(join(folder, 'copy'), data, { recursive: true })
}

async function inFile(sql: string): Promise<void> {
  const client = createClient({ url: `file:${join(data, 'starts.db')}` })
  await client.execute(sql)
  client.close()
}

const witnessFolder = () => join(base, `seedpad-${process.getuid?.() ?? 'witness'}`)

test('each life of the server has an identity of its own', async () => {
  const first = await open()
  await stop(first)
  const second = await open()
  expect(second.id).not.toBe(first.id)
  expect(second.isComplete(second.id)).toBe(false)
  expect(second.isComplete(randomUUID())).toBe(false)
})

describe('a life is complete', () => {
  test('when it was ended by a stop, also where nothing outside the directory is left', async () => {
    const first = await open()
    await claim(first)
    await stop(first)
    expect(await readdir(witnessFolder())).toEqual([])
    await rm(base, { recursive: true })
    expect((await open()).isComplete(first.id)).toBe(true)
  })

  test('when it crashed, and the journal holds as much as was ever acted on', async () => {
    const first = await open()
    await claim(first)
    await crash(first)
    const second = await open()
    expect(second.isComplete(first.id)).toBe(true)
    await crash(second)
    const third = await open()
    expect([first.id, second.id].map(third.isComplete)).toEqual([true, true])
  })

  test('and claims nothing any more', async () => {
    const journal = await open()
    await journal.conclude()
    await expect(claim(journal)).rejects.toMatchObject({ kind: 'failed' })
  })
})

describe('a life is not complete', () => {
  test('in a copy that was made before its last claim', async () => {
    const first = await open()
    await claim(first)
    takeCopy()
    await claim(first)
    await crash(first)
    await putCopyBack()
    expect((await open()).isComplete(first.id)).toBe(false)
  })

  test('in a copy of an earlier life, whatever came after', async () => {
    const first = await open()
    takeCopy()
    await claim(first)
    await crash(first)
    await stop(await open())
    await putCopyBack()
    const again = await open()
    expect(again.isComplete(first.id)).toBe(false)
    await stop(again)
    expect((await open()).isComplete(first.id)).toBe(false)
  })

  test('in a copy of a life that claimed more, where a younger one with fewer claims was in its place', async () => {
    const first = await open()
    await claim(first)
    takeCopy()
    await claim(first)
    await crash(first)
    await rm(data, { recursive: true })
    await crash(await open())
    await putCopyBack()
    expect((await open()).isComplete(first.id)).toBe(false)
  })

  test('in a copy that is opened elsewhere', async () => {
    const first = await open()
    takeCopy()
    data = join(folder, 'copy')
    expect((await open()).isComplete(first.id)).toBe(false)
  })

  test('where the machine has started anew since', async () => {
    const first = await open()
    await crash(first)
    const [name = ''] = await readdir(witnessFolder())
    const file = join(witnessFolder(), name)
    const { machine, ...statement } = JSON.parse(await readFile(file, 'utf8'))
    const other = { ...machine, boot: 'another', bootedAt: machine.bootedAt + 60_000 }
    await writeFile(file, JSON.stringify({ ...statement, machine: other }).padEnd(512))
    expect((await open()).isComplete(first.id)).toBe(false)
  })

  test('nor any before it, where entries are missing in the middle: a copy that was torn', async () => {
    const first = await open()
    const lost = await claim(first)
    await claim(first)
    await stop(first)
    await crash(await open())
    await inFile(`DELETE FROM start WHERE start_id = '${lost}'`)
    expect((await open()).isComplete(first.id)).toBe(false)
  })

  test('which was lived before lives were told apart', async () => {
    const file = join(data, 'starts.db')
    const old = await openDatabase(file, [
      `CREATE TABLE journal (id TEXT NOT NULL);
       CREATE TABLE start (start_id TEXT PRIMARY KEY, request_hash TEXT, sent_at TEXT, outcome TEXT);
       INSERT INTO journal (id) VALUES ('old')`,
    ])
    const startId = randomUUID()
    await old.execute({ sql: 'INSERT INTO start (start_id) VALUES (?)', args: [startId] })
    old.close()
    const journal = await open()
    expect(journal.isComplete('old')).toBe(false)
    expect((await journal.find(startId))?.outcome).toMatchObject({ state: 'unknown' })
  })
})

describe('without a witness that can be trusted a crashed life is not complete, and nothing else fails:', () => {
  async function crashWithout(): Promise<boolean> {
    const first = await open()
    await claim(first)
    await crash(first)
    const second = await open()
    await claim(second)
    return second.isComplete(first.id)
  }

  test('no folder for temporary files', async () => {
    await rm(base, { recursive: true })
    await writeFile(base, '')
    expect(await crashWithout()).toBe(false)
  })

  test.skipIf(process.platform === 'win32')('a folder into which others can write', async () => {
    await mkdir(witnessFolder())
    await chmod(witnessFolder(), 0o777)
    expect(await crashWithout()).toBe(false)
  })

  test.skipIf(process.platform === 'win32')('a link in place of the folder, or of the file', async () => {
    const elsewhere = join(folder, 'elsewhere')
    await mkdir(elsewhere, { mode: 0o700 })
    await symlink(elsewhere, witnessFolder())
    expect(await crashWithout()).toBe(false)
    expect(await readdir(elsewhere)).toEqual([])

    await rm(witnessFolder())
    const second = await open()
    await crash(second)
    const [name = ''] = await readdir(witnessFolder())
    await rename(join(witnessFolder(), name), join(elsewhere, name))
    await symlink(join(elsewhere, name), join(witnessFolder(), name))
    expect((await open()).isComplete(second.id)).toBe(false)
  })

  test('what is written there is no statement of ours', async () => {
    const first = await open()
    await crash(first)
    const [name = ''] = await readdir(witnessFolder())
    await writeFile(join(witnessFolder(), name), '{"life":')
    expect((await open()).isComplete(first.id)).toBe(false)
  })
})

describe('a journal that is not in its place any more', () => {
  test('claims nothing, and does not call a start unknown to it', async () => {
    const journal = await open()
    const known = await claim(journal)
    await rename(data, join(folder, 'aside'))
    for (const restore of [
      async () => undefined,
      () => mkdir(data),
      () => writeFile(join(data, 'starts.db'), ''),
    ]) {
      await restore()
      await expect(claim(journal)).rejects.toMatchObject({ kind: 'moved' })
      await expect(journal.find(randomUUID())).rejects.toMatchObject({ kind: 'moved' })
    }
    expect(await journal.find(known)).toMatchObject({ startId: known })
  })

  test('that is taken away in the middle of a claim does not take it', async () => {
    const journal = await open()
    const refused = expect(claim(journal)).rejects.toMatchObject({ kind: 'moved' })
    // Before the commit, which waits for a turn of the event loop.
    renameSync(data, join(folder, 'aside'))
    await refused
  })

  test('an older copy that is read all the same takes no claim of this life', async () => {
    const journal = await open()
    await claim(journal)
    // What the driver would find in a copy, if it had opened its connection anew.
    await inFile('DELETE FROM start')
    await expect(claim(journal)).rejects.toMatchObject({ kind: 'moved' })
    await inFile('DELETE FROM life')
    await expect(claim(journal)).rejects.toMatchObject({ kind: 'moved' })
    expect(journal.isComplete(journal.id)).toBe(false)
  })
})
