import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = ['build', 'src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']
const RESULTS = ['dist/server/main.js', 'dist/page/index.html']

/** Stories run against the built program: builds it where a source is newer than the result. */
export default function buildOnce(): void {
  const built = Math.min(...RESULTS.map((path) => newest(path) ?? 0))
  const changed = Math.max(...SOURCES.map((path) => newest(path) ?? 0))
  if (built > changed) return
  console.log('Building …')
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
}

/** When a file, or the newest one in a folder, was last written; undefined where there is none. */
export function newest(path: string): number | undefined {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs
  const files = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return Math.max(0, ...files)
}
