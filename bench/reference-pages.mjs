import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'vite'

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url))
const outDir = fileURLToPath(new URL('../.cache/bench-pages', import.meta.url))
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
}

/**
 * Builds the pages that Seedpad's is compared with and serves them as Seedpad serves its own: compressed beforehand by
 * brotli at the same level, hashed files for ever.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveReferencePages() {
  const input = ['plain', 'react', 'code-mirror', 'monaco'].map((name) => join(fixtures, `${name}.html`))
  await build({
    root: fixtures,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1e6,
      rolldownOptions: { input },
    },
  })
  const files = new Map(
    readdirSync(outDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readCompressed(join(entry.parentPath, entry.name))),
  )
  const server = createServer(({ url = '' }, answer) => {
    const file = files.get(url)
    if (!file) return answer.writeHead(404).end()
    const cache = url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    answer.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br', 'cache-control': cache })
    answer.end(file.bytes)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

function readCompressed(path) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  const bytes = brotliCompressSync(readFileSync(path), { params })
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  return [`/${relative(outDir, path).split(sep).join('/')}`, { bytes, type }]
}
