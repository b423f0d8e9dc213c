import { readFileSync } from 'node:fs'
import type { IndexHtmlTransformContext, Plugin } from 'vite'

/**
 * Lets the layout of index.html be painted with the document itself, before any other file is there: the colours that it
 * uses come from the tokens, the choice of theme stands in the document (the server allows that one script by its hash),
 * and the style sheets come after what they don't style. The page's own font is asked for at once.
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
  return html
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
