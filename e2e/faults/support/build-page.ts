import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const pages = join(root, 'e2e', 'faults', 'page')

export type BuiltProgram = {
  /** The server's file; it serves the product's page, and the harness's under `/faults/`. */
  main: string
  /** The folder of the page's files. */
  pages: string
  remove(): void
}

/**
 * A copy of the built program with one more page in it: the product's own modules for a start, driven by the harness.
 * Nothing of it is in the product; and the product's server, with its content security policy, serves it.
 */
export async function buildHarnessPage(): Promise<BuiltProgram> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache', 'faults-'))
  cpSync(join(root, 'dist'), folder, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'warn',
    root: pages,
    base: '/faults/',
    build: {
      target: 'es2023',
      outDir: join(folder, 'page', 'faults'),
      emptyOutDir: true,
      minify: false,
      modulePreload: { polyfill: false },
      rollupOptions: { input: ['index.html', 'naive.html'].map((name) => join(pages, name)) },
    },
  })
  return {
    main: join(folder, 'server', 'main.js'),
    pages: join(folder, 'page'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
