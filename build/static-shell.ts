import { readFileSync } from 'node:fs'
import type { IndexHtmlTransformContext, Plugin } from 'vite'

/**
 * Lets the layout of index.html be painted with the document itself, before any other file is there: the colours that it
 * uses come from the tokens, the choice of theme stands in the document (the server allows that one script by its hash),
 * and the style sheets come after what they don't style. The page's own font is asked for at once, and so are the scripts,
 * but they run after the first frame: on a fast connection they would be there before it and hold it back.
 */
export function staticShell(): Plugin {
  let building = false
  return {
    name: 'seedpad:static-shell',
    configResolved({ command }) {
      building = command === 'build'
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const coloured = html.replace('<style>', () => `<style>\n${usedTokens(html)}`)
        return building ? withoutWaiting(coloured, context) : coloured
      },
    },
  }
}

/** The tokens that the shell's own style names, in both themes. */
function usedTokens(html: string): string {
  const tokens = readFileSync('src/app/styles/tokens.css', 'utf8')
  const names = new Set([...html.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name))
  const pick = (selector: string) => {
    const from = tokens.indexOf(`${selector} {`)
    if (from < 0) throw new Error(`tokens.css has no ${selector}`)
    const block = tokens.slice(from, tokens.indexOf('\n}', from))
    const lines = [...block.matchAll(/(--[\w-]+): ([^;]+);/g)].filter(([, name = '']) => names.has(name))
    return `${selector}{${lines.map(([, name, value]) => `${name}:${value}`).join(';')}}`
  }
  return `${pick(':root')}${pick('[data-theme="dark"]')}`
}

function withoutWaiting(html: string, { bundle }: IndexHtmlTransformContext): string {
  const theme = readFileSync('public/theme.js', 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/\n\s*/g, '\n')
  const sheets: string[] = []
  const font = Object.keys(bundle ?? {}).find((file) => /inter-latin-wght-normal-.*\.woff2$/.test(file))
  return paintedFirst(html)
    .replace('<script src="/theme.js"></script>', () => `<script>${theme}</script>`)
    .replace(/\s*<link rel="stylesheet"[^>]*>/g, (sheet) => {
      sheets.push(sheet.trim())
      return ''
    })
    .replace('<noscript>', () => `${sheets.join('\n    ')}\n    <noscript>`)
    .replace('<style>', (style) =>
      font
        ? `<link rel="preload" href="/${font}" as="font" type="font/woff2" crossorigin />\n    ${style}`
        : style,
    )
}

/**
 * The entry as a module that is loaded ahead and run by a script in the document: once a frame has been painted, or at
 * once where none will be (a tab in the background gets no frames).
 */
function paintedFirst(html: string): string {
  let entry = ''
  const preloading = html.replace(
    /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/,
    (_script, source: string) => {
      entry = source
      return `<link rel="modulepreload" crossorigin href="${source}">`
    },
  )
  if (entry === '') throw new Error('the built document has no entry')
  const run = [
    '(() => {',
    'let asked = false',
    `const run = () => { if (!asked) { asked = true; import(${JSON.stringify(entry)}) } }`,
    "if (document.visibilityState === 'hidden') return run()",
    'requestAnimationFrame(() => requestAnimationFrame(run))',
    // A covered window may get no frames though it counts as visible.
    'setTimeout(run, 250)',
    '})()',
  ].join('\n')
  // Before the style sheets, which a script behind them would wait for.
  return preloading.replace('<noscript>', () => `<script>${run}</script>\n    <noscript>`)
}
