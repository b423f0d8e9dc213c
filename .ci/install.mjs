// Plain Node, no dependencies: this runs before there are any.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Brings node_modules to what package-lock.json says, if it is not there already.
 * @param {string} root the project's folder
 * @returns {boolean} whether anything was installed
 * @throws {Error} with one clear line where npm fails
 */
export function installIfNeeded(root) {
  if (isInstalled(root)) return false
  console.log('Installing packages (npm ci) …')
  // npm names its own script when it runs us; without it (plain `node .ci/…`) the shell finds npm.
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: /** @type {const} */ (['ignore', 'inherit', 'inherit']) }
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (done.error) throw new Error(`npm can’t be run: ${done.error.message}`)
  if (done.status !== 0) throw new Error(`npm ci failed (exit code ${done.status ?? done.signal})`)
  return true
}

/**
 * True where npm's own record of the installed tree agrees with package-lock.json, package by package. npm writes the
 * record last, so an installation that was cut off does not count.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const found = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === null) throw new Error('package-lock.json is missing or unreadable')
  if (found === null || !declaresLocked(root, wanted)) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const there = found[path]
    // Binaries for other platforms are never installed.
    if (there === undefined) return entry.optional === true || entry.devOptional === true
    return there.version === entry.version && there.integrity === entry.integrity
  })
}

/** Whether the lock was made from this package.json; where not, `npm ci` says so in its own words. */
function declaresLocked(root, locked) {
  const declared = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return ['dependencies', 'devDependencies'].every(
    (kind) => JSON.stringify(declared[kind] ?? {}) === JSON.stringify(locked['']?.[kind] ?? {}),
  )
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
