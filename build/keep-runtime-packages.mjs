// `node build/keep-runtime-packages.mjs PACKAGE…`: copies these packages and all that they need, as package-lock.json names
// it, to runtime/node_modules. The built server holds everything else in itself.
import { cpSync, existsSync, readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const kept = new Set()

/** Finds a package as Node does: beside the one that asks, then further up. */
function keep(name, from) {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[path]) return keepAt(path)
    if (folder === '') return
  }
}

function keepAt(path) {
  // Binaries for other platforms stand in the lock, but not on the disk.
  if (kept.has(path) || !existsSync(path)) return
  kept.add(path)
  const { dependencies, optionalDependencies } = packages[path]
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) keep(name, path)
}

for (const name of process.argv.slice(2)) keep(name, '')
if (kept.size === 0) throw new Error('none of these packages is installed')
for (const path of kept) {
  const rest = (file) => !file.slice(path.length).includes('/node_modules')
  cpSync(path, `runtime/${path}`, { recursive: true, filter: rest })
}
console.log(
  `${kept.size} packages in runtime/: ${[...kept].map((path) => path.replace(/^.*node_modules\//, '')).join(', ')}`,
)
