import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { en } from './en'

// English words that the first screen does without come with the parts that say them. A part that forgets to bring them
// would show bare keys to whoever opens it first, and only to them: no other test would notice.
const areas = import.meta.glob<Record<string, Record<string, string>>>('./areas/*-later.en.ts', {
  eager: true,
})
const here = dirname(fileURLToPath(import.meta.url))
const app = resolve(here, '../..')

const plain = (key: string) => key.replace(/_(?:one|many|other)$/, '')
const wordsOf = (file: string) =>
  Object.entries(areas)
    .filter(([path]) => resolve(here, path) === file)
    .flatMap(([, exports]) => Object.values(exports).flatMap((words) => Object.keys(words).map(plain)))
const later = new Set(Object.keys(areas).flatMap((path) => wordsOf(resolve(here, path))))
const first = new Set(Object.keys(en).map(plain))

/** A module and what it imports at once, itself included; what it imports later goes to `parts`. */
function closureOf(entry: string, parts: Set<string>, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found
  found.add(entry)
  const code = readFileSync(entry, 'utf8')
  const find = (path = '') =>
    ['', '.ts', '.tsx']
      .map((end) => resolve(dirname(entry), path + end))
      .find((it) => /\.tsx?$/.test(it) && existsSync(it))
  for (const [, from, bare] of code.matchAll(
    /^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']+)'|^import '(\.[^']+)'/gms,
  )) {
    const file = find(from ?? bare)
    if (file) closureOf(file, parts, found)
  }
  for (const [, path] of code.matchAll(/import\(\s*'(\.[^']+)'\s*\)/g)) {
    const file = find(path)
    if (file && !file.endsWith('pt-br.ts')) parts.add(file)
  }
  return found
}

/** The later words that a module names, in whole or by their beginning (`t(\`result.${kind}\`)`). */
function saidBy(file: string): string[] {
  if (file.includes('/i18n/')) return []
  const code = readFileSync(file, 'utf8')
  // What a shortcut does is named where it is made, and said by the list of shortcuts only.
  const whole = [...code.matchAll(/(?<!\b(?:label|does): )'([\w.-]+)'/g)].map(([, key = '']) => key)
  const begun = [...code.matchAll(/`([\w-]+\.[\w.-]*)\$\{/g)].map(([, key = '']) => key)
  return [...later].filter((key) => whole.includes(key) || begun.some((start) => key.startsWith(start)))
}

const parts = new Set<string>()
const firstScreen = closureOf(resolve(app, 'main.tsx'), parts)
// Parts of parts, too: the set grows while it is walked.
const closures = new Map([[resolve(app, 'main.tsx'), firstScreen]])
for (const part of parts) closures.set(part, closureOf(part, parts))

it('there is something to look at', () => {
  expect(later.size).toBeGreaterThan(300)
  expect(closures.size).toBeGreaterThan(15)
})

it.each([...closures])('%s brings its words along', (_part, closure) => {
  const brought = new Set([...first, ...[...closure, ...firstScreen].flatMap(wordsOf)])
  const missing = [...closure].flatMap((file) =>
    saidBy(file)
      .filter((key) => !brought.has(key))
      .map((key) => `${key} in ${file.slice(app.length + 1)}`),
  )
  expect(missing).toEqual([])
})
