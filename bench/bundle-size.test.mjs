import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { measureBundle } from './bundle-size.mjs'
import { largestModules } from './largest-modules.mjs'

const folders = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A built page: files of so many KB that don't shrink, and Vite's manifest. */
function builtPage(manifest, kilobytes, html = '') {
  const page = mkdtempSync(join(tmpdir(), 'seedpad-page-'))
  folders.push(page)
  const write = (name, content) => {
    mkdirSync(dirname(join(page, name)), { recursive: true })
    writeFileSync(join(page, name), content)
  }
  for (const [name, size] of Object.entries(kilobytes)) write(name, randomBytes(size * 1000))
  write('index.html', html)
  write('.vite/manifest.json', JSON.stringify(manifest))
  return page
}

const inKb = (sizes) =>
  Object.fromEntries(Object.entries(sizes).map(([part, { bytes }]) => [part, Math.round(bytes / 1000)]))

it('each file counts once, where it is first needed', () => {
  const page = builtPage(
    {
      'index.html': {
        file: 'assets/index.js',
        isEntry: true,
        imports: ['_shared.js'],
        dynamicImports: ['src/app/ui/json-editor/monaco-view.tsx', 'src/app/pages/batch.tsx'],
        css: ['assets/index.css'],
      },
      '_shared.js': { file: 'assets/shared.js', css: ['assets/index.css'] },
      'src/app/ui/json-editor/monaco-view.tsx': {
        file: 'assets/editor.js',
        isDynamicEntry: true,
        imports: ['_shared.js', '_monaco.js'],
        css: ['assets/editor.css'],
      },
      '_monaco.js': { file: 'assets/monaco.js' },
      'src/app/pages/batch.tsx': {
        file: 'assets/batch.js',
        isDynamicEntry: true,
        imports: ['_shared.js', '_monaco.js'],
      },
      'src/font.woff2': { file: 'assets/font.woff2' },
    },
    {
      'assets/index.js': 10,
      'assets/shared.js': 20,
      'assets/index.css': 3,
      'assets/editor.js': 40,
      'assets/editor.css': 5,
      'assets/monaco.js': 80,
      'assets/batch.js': 7,
      'assets/json.worker-abc.js': 50,
      'assets/font.woff2': 99,
      'theme.js': 1,
    },
    '<script src="/theme.js"></script>',
  )
  expect(inKb(measureBundle(page))).toEqual({
    firstScreenJs: 31,
    firstScreenCss: 3,
    editorJs: 120,
    otherJs: 7,
    workers: 50,
  })
})

it('a page that is not built is an error, not zero bytes', () => {
  expect(() => measureBundle(join(builtPage({}, {}), 'no-such-page'))).toThrow('npm run build')
  expect(() => measureBundle(builtPage({}, {}))).toThrow('index.html')
})

it('a part that is too big is explained by our modules and by whole packages', () => {
  const page = builtPage({}, {})
  const contents = {
    'assets/a.js': [
      ['src/app/app.tsx', 300],
      ['react-dom/client.js', 5],
      ['@tanstack/query-core/query.js', 200],
    ],
    'assets/b.js': [
      ['react-dom/cjs/react-dom.js', 900],
      ['@tanstack/query-core/retry.js', 200],
    ],
    'assets/other.js': [['src/app/other.tsx', 5000]],
  }
  writeFileSync(join(page, '.vite', 'contents.json'), JSON.stringify(contents))
  expect(largestModules(page, ['assets/a.js', 'assets/b.js', 'assets/worker.js'], 3)).toEqual([
    { name: 'react-dom', bytes: 905 },
    { name: '@tanstack/query-core', bytes: 400 },
    { name: 'src/app/app.tsx', bytes: 300 },
  ])
})
