import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Writes what each chunk is made of beside Vite's manifest: `.vite/contents.json`, by chunk its modules with the bytes of
 * each one's code after gzip, biggest first. Before minifying, so that only their shares mean something; a size over
 * budget is explained with them.
 */
export function chunkContents(): Plugin {
  return {
    name: 'seedpad:chunk-contents',
    apply: 'build',
    generateBundle(_options, bundle) {
      const contents: Record<string, [module: string, bytes: number][]> = {}
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        contents[chunk.fileName] = Object.entries(chunk.modules)
          .filter(([, { code }]) => code)
          .map(([id, { code }]): [string, number] => [shortName(id), gzipSync(code ?? '').length])
          .sort(([, a], [, b]) => b - a)
      }
      this.emitFile({ type: 'asset', fileName: '.vite/contents.json', source: JSON.stringify(contents) })
    },
  }
}

/** From `src/` or the package's name on. */
function shortName(id: string): string {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '')
  const inPackage = path.split('/node_modules/')
  return inPackage.length > 1 ? String(inPackage.at(-1)) : path.replace(/^.*?\/(?=src\/)/, '')
}
