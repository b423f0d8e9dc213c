import type { Plugin } from 'vite'

/**
 * Puts the styles of `src/app/ui` and the page's base into cascade layers, so that a feature's own class always wins over
 * the control's, in whatever order the bundler writes the two.
 */
export function uiLayer(): Plugin {
  return {
    name: 'seedpad:ui-layer',
    enforce: 'pre',
    transform(code, id) {
      const layer = /\/src\/app\/ui\/.+\.module\.css$/.test(id)
        ? 'ui'
        : /\/src\/app\/styles\/base\.css$/.test(id)
          ? 'base'
          : null
      return layer === null ? null : { code: `@layer base, ui;\n@layer ${layer} {\n${code}\n}\n`, map: null }
    },
  }
}
