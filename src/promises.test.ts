import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

test('every test and folder that docs/promises.md names as holding a promise is there', () => {
  const text = readFileSync(`${root}docs/promises.md`, 'utf8')
  const named = [...text.matchAll(/`([^`\s|]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => /^(?:src|e2e|bench)\/[\w./*-]+$|^[\w-]+\.(?:test|spec)\.ts$/.test(code))
  expect(named.length).toBeGreaterThan(15)
  const there = ['src', 'e2e', 'bench'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true }).map((path) => `${folder}/${String(path)}`),
  )
  const missing = named.filter((code) => {
    const pattern = code.replaceAll('.', '\\.').replaceAll('*', '[^/]*')
    return !there.some((path) => new RegExp(`(?:^|/)${pattern}$`).test(path.replaceAll('\\', '/')))
  })
  expect(missing).toEqual([])
})
