import { getRequestListener } from '@hono/node-server'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type ViteDevServer } from 'vite'
import { chosenMonacoFeatures } from './build/chosen-monaco-features.ts'
import { chunkContents } from './build/chunk-contents.ts'
import { designPage } from './build/design-page.ts'
import { precompress } from './build/precompress.ts'
import { shortClassName } from './build/short-class-name.ts'
import { staticShell } from './build/static-shell.ts'
import { uiLayer } from './build/ui-layer.ts'
import type { Composition } from './src/server/compose'

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    react(),
    uiLayer(),
    chosenMonacoFeatures(),
    staticShell(),
    designPage(),
    developmentServer(),
    ...(isSsrBuild ? [] : [chunkContents(), precompress()]),
  ],
  build: {
    target: isSsrBuild ? 'node20' : 'es2023',
    outDir: isSsrBuild ? 'dist/server' : 'dist/page',
    manifest: !isSsrBuild,
    // The content security policy allows fonts from this origin only, and none from `data:`.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    ...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } } }),
  },
  // Readable names in development.
  ...(command === 'build' ? { css: { modules: { generateScopedName: shortClassName() } } } : {}),
  optimizeDeps: {
    // Only workers import these, which the search for packages does not follow; found later, each would reload the page.
    include: [
      '@cfworker/json-schema',
      'chardet',
      'genson-js',
      'monaco-editor/editor/editor.worker',
      'monaco-editor/languages/features/json/json.worker',
    ],
    rolldownOptions: { plugins: [chosenMonacoFeatures()] },
  },
  // Everything in one file starts faster; only the database has a binary that must stay where npm put it.
  ...(command === 'build' ? { ssr: { noExternal: true as const, external: ['@libsql/client'] } } : {}),
}))

/**
 * What the first screen loads comes in two files instead of some fifty: packages, which stay the same over many versions,
 * and the page's own code. The list of runs beside the form, and a run's detail, come in a third: split at every import
 * that they share with others they were some twenty, each asked for on its own. Everything else is split where it is
 * imported.
 */
const CHUNKS = [
  { name: 'packages', tags: ['$initial' as const], test: /[\\/]node_modules[\\/]/, priority: 2 },
  { name: 'page', tags: ['$initial' as const], test: /[\\/]src[\\/](?!app[\\/]main)/, priority: 1 },
  {
    name: 'runs',
    test: /[\\/]src[\\/]app[\\/](?:features[\\/]runs[\\/](?:list[\\/]|[^\\/]+$)|lib[\\/](?:run-index[\\/]|i18n[\\/]areas[\\/](?:runs|result|promises)-later))/,
  },
]

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
