import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Sizes of a built page, in bytes after gzip level 9, and the files that make them.
 * - `firstScreenJs`, `firstScreenCss`: what index.html loads, itself or by static imports.
 * - `editorJs`: what the JSON editor adds to that when it is loaded.
 * - `otherJs`: every other chunk that is loaded on demand.
 * - `workers`: worker files, which Vite's manifest does not name.
 * @param {string} page folder of the built page, with Vite's manifest in it
 * @returns {Record<'firstScreenJs' | 'firstScreenCss' | 'editorJs' | 'otherJs' | 'workers', { bytes: number, files: string[] }>}
 * @throws {Error} where the page is not built, or has no index.html in its manifest
 */
export function measureBundle(page) {
  const manifest = readManifest(page)
  const first = staticClosure(manifest, ['index.html'])
  const isEditor = (key) => key.includes('json-editor/') || key.includes('monaco-editor/')
  const onDemand = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)
  const editor = without(staticClosure(manifest, onDemand.filter(isEditor)), first)
  const other = without(without(staticClosure(manifest, onDemand), first), editor)
  const named = Object.values(manifest).map(({ file }) => file)
  const { inDocument, workers } = unnamedScripts(page, named)
  const scripts = (keys) => [...new Set(keys.map((key) => manifest[key].file))]
  const styles = (keys) => [...new Set(keys.flatMap((key) => manifest[key].css ?? []))]
  const sum = (files) => ({
    bytes: files.reduce((bytes, file) => bytes + gzipped(join(page, file)), 0),
    files,
  })
  return {
    firstScreenJs: sum([...scripts(first), ...inDocument]),
    firstScreenCss: sum(styles(first)),
    editorJs: sum(scripts(editor)),
    otherJs: sum(scripts(other)),
    workers: sum(workers),
  }
}

function readManifest(page) {
  let manifest
  try {
    manifest = JSON.parse(readFileSync(join(page, '.vite', 'manifest.json'), 'utf8'))
  } catch {
    throw new Error(`no built page in ${page}: run npm run build`)
  }
  if (!manifest['index.html']?.isEntry) throw new Error('index.html is not an entry of the manifest')
  return manifest
}

/** The chunks that load with these ones, themselves included. */
function staticClosure(manifest, keys) {
  const found = new Set()
  const visit = (key) => {
    if (found.has(key) || !manifest[key]?.file.endsWith('.js')) return
    found.add(key)
    for (const imported of manifest[key].imports ?? []) visit(imported)
  }
  // index.html's own file is its entry script.
  for (const key of keys) visit(key)
  return [...found]
}

const without = (keys, taken) => keys.filter((key) => !taken.includes(key))

/** Scripts that Vite's manifest does not name: those of public/ that the document loads, and workers. */
function unnamedScripts(page, named) {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  const files = readdirSync(page, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js') && !named.includes(name))
  const inDocument = files.filter((name) => html.includes(`src="/${name}"`))
  return { inDocument, workers: without(files, inDocument) }
}

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length
