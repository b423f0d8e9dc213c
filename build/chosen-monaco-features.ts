import type { Plugin } from 'vite'

/**
 * Monaco as it is wanted here:
 * - Its language workers import every feature of the editor for its side effect: too late for the first editor, and a sixth
 *   of the whole. src/app/ui/json-editor/monaco-features.ts names those that we want.
 * - What makes a text JSON comes with the editor. Monaco would fetch it behind the editor's back, once, and go without
 *   colours, completion and underlines for good where it did not come.
 * - The worker for JSON is ours (src/app/ui/json-editor/load-monaco.ts); a second one, for who names none, is not built.
 */
export function chosenMonacoFeatures(): Plugin {
  return {
    name: 'seedpad:chosen-monaco-features',
    transform(code, id) {
      const [, path = ''] = /monaco-editor\/esm\/vs\/([\w/]+)\.js/.exec(id) ?? []
      const change = CHANGES[path]
      if (change === undefined) return null
      const changed = change(code)
      if (changed === code) this.error(`Monaco has changed: nothing to change in ${path}`)
      return { code: changed, map: null }
    },
  }
}

const CHANGES: Record<string, (code: string) => string> = {
  'internal/common/workers': (code) => code.replace(/^import '[^']+';$/gm, ''),
  'languages/features/json/register': (code) =>
    code.replace(
      /^([\s\S]*)import\('\.\/jsonMode\.js'\)/,
      "import * as jsonMode from './jsonMode.js';\n$1Promise.resolve(jsonMode)",
    ),
  'languages/features/json/workerManager': (code) =>
    code.replace(/createWorker: \(\) => new Worker\(.*\),/, ''),
}
