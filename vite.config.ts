import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type ViteDevServer } from 'vite'
import type { Composition } from './src/server/compose'

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [react(), chosenMonacoFeatures(), developmentServer(), ...(isSsrBuild ? [] : [precompress()])],
  build: {
    target: isSsrBuild ? 'node20' : 'es2023',
    outDir: isSsrBuild ? 'dist/server' : 'dist/page',
    manifest: !isSsrBuild,
    // The content security policy allows fonts from this origin only, and none from `data:`.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
  },
  optimizeDeps: { rolldownOptions: { plugins: [chosenMonacoFeatures()] } },
  // Everything in one file starts faster; only the database has a binary that must stay where npm put it.
  ...(command === 'build' ? { ssr: { noExternal: true as const, external: ['@libsql/client'] } } : {}),
}))

/**
 * Monaco's language workers import every feature of the editor for its side effect: too late for the first editor, and a
 * sixth of the whole. src/app/ui/json-editor/monaco-features.ts names those that we want.
 */
function chosenMonacoFeatures(): Plugin {
  return {
    name: 'seedpad:chosen-monaco-features',
    transform(code, id) {
      if (!/monaco-editor\/esm\/vs\/internal\/common\/(?:workers|initialize)\.js/.test(id)) return null
      return { code: code.replace(/^import '[^']+';$/gm, ''), map: null }
    },
  }
}

/**
 * Mounts the real server in Vite's development server: what programs ask for goes to it, the page stays Vite's (and so
 * without the production's content security policy). A change to the server's sources lets starts under way end, then
 * builds it anew for the next request.
 */
function developmentServer(): Plugin {
  const ours = /^\/(?:api|hooks|simulator|healthz)(?:[/?]|$)/
  const serverSource = /\/src\/(?:server|contract)\//
  return {
    name: 'seedpad:development-server',
    apply: 'serve',
    config: () => ({
      server: { host: '127.0.0.1', port: Number(process.env.PORT) || 4780, strictPort: true },
    }),
    configureServer(server) {
      // Vitest makes servers of the same configuration, without a listener of their own.
      if (process.env.VITEST) return
      let current: Promise<Composition> | null = null
      let closing: Promise<void> = Promise.resolve()
      const reset = () => {
        closing = current?.then((composition) => composition.stop()).catch(() => undefined) ?? closing
        current = null
      }
      const compose = () => {
        const composing = closing.then(() => loadServer(server))
        composing.catch((fault) => {
          server.config.logger.error(`Seedpad’s server can’t start: ${fault}`)
          current = null
        })
        return composing
      }
      const listener = getRequestListener(
        async (request, env) => {
          current ??= compose()
          return (await current).app.fetch(request, env)
        },
        { overrideGlobalObjects: false },
      )
      server.watcher.on('change', (file) => serverSource.test(file) && reset())
      server.httpServer?.on('close', reset)
      server.middlewares.use((incoming, outgoing, next) => {
        if (ours.test(incoming.url ?? '')) void listener(incoming, outgoing)
        else next()
      })
    },
  }
}

async function loadServer(server: ViteDevServer): Promise<Composition> {
  const loaded = await server.ssrLoadModule('/src/server/dev.ts')
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('Vite does not listen')
  return (loaded as typeof import('./src/server/dev')).composeForDevelopment(address.port)
}

/** Writes a `.br` and a `.gz` beside each file of the built page, so that serving it costs no computing. */
function precompress(): Plugin {
  const compressible = /\.(?:js|css|html|svg|ttf|json|webmanifest)$/
  let directory = ''
  return {
    name: 'seedpad:precompress',
    apply: 'build',
    configResolved(config) {
      directory = config.build.outDir
    },
    async closeBundle() {
      const entries = await readdir(directory, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name))
      await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.length < 1_024) return
  // Brotli's last two levels take ten times as long for two per cent.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
