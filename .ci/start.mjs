// `npm start`. Plain Node, no dependencies: this runs before there are any. Installs and builds only what is missing or
// has changed, then becomes the server: in this very process, so that its signals and exit code need no go-between; it ends when npm does.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { endWithNpm } from './end-with-npm.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = [
  'build',
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'tsconfig.json',
  'vite.config.ts',
]

endWithNpm()
try {
  checkNode()
  const { installIfNeeded } = await import('./install.mjs')
  installIfNeeded(root)
  buildIfNeeded()
} catch (error) {
  console.error(`Seedpad can’t start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
await import('../dist/server/main.js')

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node 20.19 or newer is needed, this is ${process.versions.node}. See https://nodejs.org`)
}

function buildIfNeeded() {
  const stamp = join(root, 'dist', '.sources')
  const sources = hashSources()
  if (readText(stamp) === `${sources} ${builtAt()}`) return
  console.log('Building Seedpad …')
  rmSync(stamp, { force: true })
  build([])
  build(['--ssr', 'src/server/main.ts'])
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, `${sources} ${builtAt()}`)
}

/** When the two halves were built: a build by other hands since then (`npm run build`) may be of other sources. */
function builtAt() {
  return ['page/index.html', 'server/main.js']
    .map((file) => statSync(join(root, 'dist', file), { throwIfNoEntry: false })?.mtimeMs ?? 'missing')
    .join(' ')
}

/** @param {string[]} args */
function build(args) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (done.status === 0) return
  // Warnings about sizes are for developers; a failure is for everyone.
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  throw new Error(`the build failed (exit code ${done.status ?? done.signal})`)
}

/** A hash over everything that goes into the build, tests left out. */
function hashSources() {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of SOURCES.flatMap((source) => list(source)).sort()) {
    if (/\.test\.tsx?$/.test(file)) continue
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {string} path relative to the project */
function list(path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false })
  if (!entry) return []
  if (entry.isFile()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => list(`${path}/${name}`))
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
