import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, pragma } from './open-database'
import { StorageError } from './storage-error'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedpad-db-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const schema = 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)'

test('every connection is durable, also the ones opened after a transaction and a reconnect', async () => {
  const client = await openDatabase(join(folder, 'a.db'), [schema])
  const facts = async () => [
    await pragma(client, 'journal_mode'),
    await pragma(client, 'synchronous'),
    await pragma(client, 'busy_timeout'),
  ]
  const durable = ['wal', 2, 5000]
  expect(await facts()).toEqual(durable)

  const transaction = await client.transaction('write')
  await transaction.execute("INSERT INTO note (text) VALUES ('x')")
  await transaction.rollback()
  expect(await facts()).toEqual(durable)

  client.reconnect()
  expect(await facts()).toEqual(durable)
  client.close()
})

test('a migration runs once and the version counts them', async () => {
  const file = join(folder, 'a.db')
  const first = await openDatabase(file, [schema])
  await first.execute("INSERT INTO note (text) VALUES ('kept')")
  first.close()

  const second = await openDatabase(file, [
    schema,
    "ALTER TABLE note ADD COLUMN tag TEXT; UPDATE note SET tag = 'new'",
  ])
  const { rows } = await second.execute('SELECT text, tag FROM note')
  expect(rows.map((row) => [row.text, row.tag])).toEqual([['kept', 'new']])
  expect(await pragma(second, 'user_version')).toBe(2)
  second.close()
})

test('a migration that fails half-way leaves nothing of itself behind', async () => {
  const file = join(folder, 'a.db')
  await expect(openDatabase(file, [schema, 'CREATE TABLE half (x); CREATE TABLE half (x)'])).rejects.toThrow(
    StorageError,
  )

  const client = await openDatabase(file, [schema])
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
  expect(rows.map((row) => row.name)).toEqual(['note'])
  client.close()
})

test('a file that is no database is called damaged and left as it was', async () => {
  const file = join(folder, 'a.db')
  await writeFile(file, 'not a database at all. '.repeat(400))
  await expect(openDatabase(file, [schema])).rejects.toMatchObject({
    name: 'StorageError',
    kind: 'damaged',
    file,
  })
  expect((await readFile(file, 'utf8')).startsWith('not a database')).toBe(true)
})

test('a database of a newer version is refused, not guessed at', async () => {
  const file = join(folder, 'a.db')
  ;(await openDatabase(file, [schema, 'CREATE TABLE more (x)'])).close()
  await expect(openDatabase(file, [schema])).rejects.toMatchObject({ kind: 'newer' })
})

test('a folder that can not be made is called unwritable', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(openDatabase(join(folder, 'file', 'a.db'), [schema])).rejects.toMatchObject({
    kind: 'unwritable',
  })
  await expect(openDatabase('/proc/seedpad/a.db', [schema])).rejects.toMatchObject({ kind: 'unwritable' })
})

test.skipIf(process.getuid?.() === 0)('a read-only file is called unwritable', async () => {
  const file = join(folder, 'a.db')
  ;(await openDatabase(file, [schema])).close()
  await chmod(file, 0o400)
  await expect(openDatabase(file, [schema, 'CREATE TABLE more (x)'])).rejects.toMatchObject({
    kind: 'unwritable',
  })
})

test('paths with characters that mean something in a URL work', async () => {
  const client = await openDatabase(join(folder, 'a b?c#d%20', 'x.db'), [schema])
  await client.execute("INSERT INTO note (text) VALUES ('x')")
  client.close()
})
