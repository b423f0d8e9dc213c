import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { chosenMonacoFeatures } from '../../build/chosen-monaco-features'
import { DESIGN_PAGE } from '../../build/design-page'
import { uiLayer } from '../../build/ui-layer'
import { newest } from './build-once'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outDir = join(root, '.cache', 'design')
const built = join(outDir, DESIGN_PAGE)

/** Builds the page of all pieces beside the product, where something is newer than it, and serves it. */
export async function serveDesignPage(): Promise<{ url: string; close(): Promise<void> }> {
  const changed = Math.max(
    ...['build', 'src/app', 'src/contract', 'package-lock.json'].map((path) => newest(path) ?? 0),
  )
  if (!existsSync(built) || (newest('.cache/design') ?? 0) <= changed)
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      publicDir: false,
      plugins: [react(), uiLayer(), chosenMonacoFeatures()],
      build: {
        target: 'es2023',
        outDir,
        emptyOutDir: true,
        minify: false,
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        chunkSizeWarningLimit: 10_000,
        rolldownOptions: { input: join(root, DESIGN_PAGE) },
      },
    })
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    root,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  return {
    url: `${server.resolvedUrls?.local[0] ?? ''}${DESIGN_PAGE}`,
    close: () => server.close(),
  }
}
