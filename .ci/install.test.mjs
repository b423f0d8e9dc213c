import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { isInstalled } from './install.mjs'

const folders = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A project's folder whose package.json, lock and record of what is installed are given. */
function project({ declared = { zod: '1.0.0' }, locked = declared, lock, record }) {
  const folder = mkdtempSync(join(tmpdir(), 'seedpad-install-'))
  folders.push(folder)
  const write = (name, value) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), JSON.stringify(value))
  }
  write('package.json', { dependencies: declared })
  write('package-lock.json', { packages: { '': { dependencies: locked }, ...lock } })
  if (record) write('node_modules/.package-lock.json', { packages: record })
  return folder
}

const zod = { 'node_modules/zod': { version: '1.0.0', integrity: 'sha512-a' } }
const binary = { 'node_modules/other-platform': { version: '1.0.0', optional: true } }

it('a tree that npm recorded as the lock wants it needs no installation', () => {
  expect(isInstalled(project({ lock: zod, record: zod }))).toBe(true)
})

it('a binary for another platform is not missed', () => {
  expect(isInstalled(project({ lock: { ...zod, ...binary }, record: zod }))).toBe(true)
})

it.each([
  ['without node_modules', { lock: zod }],
  ['with a package missing', { lock: zod, record: {} }],
  [
    'with another version',
    { lock: zod, record: { 'node_modules/zod': { version: '1.0.1', integrity: 'sha512-a' } } },
  ],
  [
    'with another content',
    { lock: zod, record: { 'node_modules/zod': { version: '1.0.0', integrity: 'sha512-b' } } },
  ],
  [
    'with a lock older than package.json',
    { declared: { zod: '2.0.0' }, locked: { zod: '1.0.0' }, lock: zod, record: zod },
  ],
])('a tree %s needs one', (_, options) => {
  expect(isInstalled(project(options))).toBe(false)
})

it('a project without a lock is refused', () => {
  const folder = project({ lock: zod })
  rmSync(join(folder, 'package-lock.json'))
  expect(() => isInstalled(folder)).toThrow('package-lock.json')
})
