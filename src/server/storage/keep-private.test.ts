import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, startRequest, startServer } from '../testing/start-server'
import { keepDatabasePrivate, keepFolderPrivate, openToOthers } from './keep-private'

let above: string
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'seedpad-modes-'))
})
afterEach(() => rm(above, { recursive: true, force: true }))

const isWindows = process.platform === 'win32'
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
const databases = async (folder: string) => (await readdir(folder)).filter((name) => name.includes('.db'))

/** A server at work in a folder, so that everything that it ever writes is there. */
async function inUse(folder: string, act: () => Promise<void>): Promise<void> {
  const server = await startServer({ SEEDPAD_DATA_DIR: folder })
  await ask(server.url, 'PUT', `/api/starts/${crypto.randomUUID()}`, startRequest(server.journalId))
  await ask(server.url, 'POST', `/hooks/${'f'.repeat(43)}/run`, { some: 'result' })
  await act()
  await server.stop()
}

test.skipIf(isWindows)('what the server writes is for its own user alone', async () => {
  const folder = join(above, 'new', 'data')
  await inUse(folder, async () => {
    expect(await modeOf(folder)).toBe('700')
    const names = await databases(folder)
    expect(names).toEqual(expect.arrayContaining(['starts.db', 'starts.db-wal', 'inbox.db', 'inbox.db-wal']))
    for (const name of names) expect(await modeOf(join(folder, name)), name).toBe('600')
    expect(await openToOthers(folder)).not.toContain(join(folder, 'starts.db'))
  })
})

test.skipIf(isWindows)('what an earlier version left open to others is closed at the start', async () => {
  const folder = join(above, 'data')
  await inUse(folder, async () => undefined)
  await chmod(folder, 0o755)
  for (const name of await databases(folder)) await chmod(join(folder, name), 0o644)
  await inUse(folder, async () => {
    expect(await modeOf(folder)).toBe('700')
    for (const name of await databases(folder)) expect(await modeOf(join(folder, name)), name).toBe('600')
  })
})

test.skipIf(isWindows)('what is still open to others can be told', async () => {
  await chmod(above, 0o700)
  const wide = join(above, 'wide.db')
  await writeFile(wide, '')
  await chmod(wide, 0o640)
  expect(await openToOthers(above)).toEqual([wide])
})

test.skipIf(isWindows)('a folder that holds other things too is left as it is, and told of', async () => {
  await writeFile(join(above, 'holiday.jpg'), '', { mode: 0o600 })
  await chmod(above, 0o755)
  await keepFolderPrivate(above)
  expect(await modeOf(above)).toBe('755')
  expect(await openToOthers(above)).toEqual([above])
})

test.skipIf(isWindows)('what a link in the folder leads to keeps its mode', async () => {
  const elsewhere = join(above, 'elsewhere')
  await writeFile(elsewhere, '')
  await chmod(elsewhere, 0o644)
  await symlink(elsewhere, join(above, 'starts.db'))
  await keepDatabasePrivate(join(above, 'starts.db'))
  expect(await modeOf(elsewhere)).toBe('644')
})
