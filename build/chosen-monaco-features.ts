import type { Plugin } from 'vite'

/**
 * Monaco's language workers import every feature of the editor for its side effect: too late for the first editor, and a
 * sixth of the whole. src/app/ui/json-editor/monaco-features.ts names those that we want.
 */
export function chosenMonacoFeatures(): Plugin {
  return {
    name: 'seedpad:chosen-monaco-features',
    transform(code, id) {
      if (!/monaco-editor\/esm\/vs\/internal\/common\/(?:workers|initialize)\.js/.test(id)) return null
      return { code: code.replace(/^import '[^']+';$/gm, ''), map: null }
    },
  }
}
