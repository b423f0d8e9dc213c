import { readFileSync } from 'node:fs'
import type { IndexHtmlTransformContext, Plugin, Rolldown } from 'vite'

type OutputBundle = Rolldown.OutputBundle

/**
 * Lets the layout of index.html be painted with the document itself, before any other file is there: the colours that it
 * uses come from the tokens, the choice of theme stands in the document (the server allows that one script by its hash),
 * and the style sheets come after what they don't style.
 *
 * What the page needs next is asked for at once, and run after the first frame. The page's own font is asked for after that
 * frame too: Chromium holds the frame back for a font that the document preloads. The editor's files wait in
 * `<link rel="later">` until the page's first script runs (src/app/lib/fetch-later.ts), so that they don't share the line with it.
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

function withoutWaiting(html: string, { bundle = {} }: IndexHtmlTransformContext): string {
  const sheets: string[] = []
  const soon = closureOf(bundle, [/[\\/]dexie[\\/]/, /lib[\\/]prepare-database/])
  const later = closureOf(bundle, [/json-editor[\\/]monaco-view/])
  const font = Object.keys(bundle).find((file) => /inter-latin-wght-normal-.*\.woff2$/.test(file))
  if (font === undefined) throw new Error('the build has no font for the page')
  return paintedFirst(html, font)
    .replace('<script src="/theme.js"></script>', () => inline(readScript('theme')))
    .replace(/\s*<link rel="stylesheet"[^>]*>/g, (sheet) => {
      sheets.push(sheet.trim())
      return ''
    })
    .replace('<noscript>', () => `${sheets.join('\n    ')}\n    <noscript>`)
    .replace('<style>', () =>
      [
        ...soon.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
        ...later.map((file) => `<link rel="later" as="${kindOf(file)}" crossorigin href="/${file}">`),
        inline(readScript('ask-early')),
        '<style>',
      ].join('\n    '),
    )
}

const inline = (script: string) => `<script>${script}</script>`
const kindOf = (file: string) => (file.endsWith('.css') ? 'style' : 'script')

/** A script for the document: from public/ or from this folder, without its comments. */
function readScript(name: 'theme' | 'ask-early' | 'run-painted'): string {
  return readFileSync(name === 'theme' ? 'public/theme.js' : `build/${name}.js`, 'utf8')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/\n\s*/g, '\n')
}

/** The files of the chunks that hold such modules and stand behind an `import()`, with all that they import, save what the document has anyway. */
function closureOf(bundle: OutputBundle, wanted: RegExp[]): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const first = new Set<string>()
  const files = new Set<string>()
  const add = (name: string, into: Set<string>) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || into.has(name) || first.has(name)) return
    for (const imported of chunk.imports) add(imported, into)
    into.add(name)
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) if (into !== first) into.add(sheet)
  }
  for (const chunk of chunks) if (chunk.isEntry) add(chunk.fileName, first)
  for (const test of wanted) {
    const found = chunks.filter((chunk) => chunk.isDynamicEntry && test.test(chunk.facadeModuleId ?? ''))
    if (found.length === 0) throw new Error(`no chunk for ${test}`)
    for (const chunk of found) add(chunk.fileName, files)
  }
  return [...files]
}

/**
 * The entry, run by a script in the document: once a frame has been painted, or at once where none will be (a tab in the
 * background gets no frames).
 */
function paintedFirst(html: string, font: string): string {
  let entry = ''
  const preloading = html.replace(
    /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/,
    (_script, source: string) => {
      entry = source
      return `<link rel="modulepreload" crossorigin href="${source}">`
    },
  )
  if (entry === '') throw new Error('the built document has no entry')
  const run = readScript('run-painted').replace('%entry%', entry).replace('%font%', `/${font}`)
  // Before the style sheets, which a script behind them would wait for.
  return preloading.replace('<noscript>', () => `${inline(run)}\n    <noscript>`)
}
