// `npm run bench [-- NAME…] [--write]`: measures the built program, all of it or the parts named, and writes the table into docs/performance.md. Times differ from machine to machine; ratios, taken in one run, hold.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { measureIdle, measureManyRuns } from './at-rest.mjs'
import { measureBatch } from './batch.mjs'
import { measureBundle } from './bundle-size.mjs'
import { measureFirstAnswer } from './first-answer.mjs'
import { measureInboxAccepting } from './inbox-accepting.mjs'
import { measureInboxPixels } from './inbox-pixels.mjs'
import { measureInboxStreams } from './inbox-streams.mjs'
import { measureLighthouse } from './lighthouse.mjs'
import { measurePageLoad } from './page-load.mjs'
import { measureProxyOverhead } from './proxy-overhead.mjs'
import { measureHistory } from './runs-history.mjs'
import { measureTyping } from './typing.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync(`${root}dist/server/main.js`) || !existsSync(`${root}dist/page/index.html`))
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`
const ms = (time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`
const mib = (size) => `${size.toFixed(0)} MiB`
const times = (ratio) => `${ratio.toFixed(2)} ×`

/** @type {Record<string, () => Promise<[what: string, figure: string][]>>} */
const MEASUREMENTS = {
  'size: the page, gzip level 9 (KB = 1,000 bytes)': async () => {
    const sizes = measureBundle(`${root}dist/page`)
    return [
      ['JavaScript for the first screen', kb(sizes.firstScreenJs.bytes)],
      ['CSS for the first screen', kb(sizes.firstScreenCss.bytes)],
      ['editor, loaded after it', kb(sizes.editorJs.bytes)],
      ['other chunks, on demand', kb(sizes.otherJs.bytes)],
      ['workers', kb(sizes.workers.bytes)],
    ]
  },
  'page: loading it, Chromium, medians': () => pageLoad(false),
  'page-slow: the same with 4 × slower CPU, 165 ms, 8.1 Mb/s': () => pageLoad(true),
  'lighthouse: marks out of 100': async () =>
    (await measureLighthouse()).map(({ form, scores, lacking }) => [
      form,
      `${Object.entries(scores)
        .map(([name, score]) => `${name} ${score}`)
        .join(', ')}${lacking.length > 0 ? `  (${lacking.join('; ')})` : ''}`,
    ]),
  'launch: to first 200 (medians)': async () => {
    const { server, emptyNode, ratio } = await measureFirstAnswer()
    return [
      ['Seedpad', `${times(ratio)}  (${ms(server)})`],
      ['an empty Node program', `${times(1)}  (${ms(emptyNode)})`],
    ]
  },
  'start: a start with the journal on disk, beside proxies without one (medians)': serverFigures,
  'idle: while nobody does anything (Linux)': async () => {
    const { page, empty, server } = await measureIdle()
    return [
      [
        'browser with the page open',
        `${page.toFixed(1)} % of a core  (with an empty page ${empty.toFixed(1)} %)`,
      ],
      ['server', `${server.toFixed(1)} % of a core`],
    ]
  },
  'many-runs: memory of a page that is never reloaded (Chromium)': async () =>
    (await measureManyRuns()).map(({ runs, heapMib }) => [`heap after ${runs} runs`, mib(heapMib)]),
  'typing: the seed’s editor (Chromium): key to next frame, and opening a file': async () => {
    const results = await measureTyping([10_000, 1_000_000, 5_000_000])
    return results.flatMap(({ size, p50, p95, shown, checked }) => [
      [`typing in ${kb(size)}`, `median ${ms(p50)}, p95 ${ms(p95)}`],
      [`opening ${kb(size)}`, `on the screen ${ms(shown)}, checked ${ms(checked)}`],
    ])
  },
  'history: 10,000 runs (Chromium)': () => historyFigures(10_000),
  'history-large: 100,000 runs (Chromium)': () => historyFigures(100_000),
  'batch: 600 rows, 4 at once (Chromium)': async () => {
    const { batchPerSecond, directPerSecond, ratio, heapMb, frameMedian, frameP95, fileMs, fileFrameP95 } =
      await measureBatch()
    return [
      ['written ahead, journalled, sent', `${times(ratio)}  (${batchPerSecond.toFixed(0)} rows a second)`],
      ['the same calls in a direct loop', `${times(1)}  (${directPerSecond.toFixed(0)} rows a second)`],
      ['heap of a page with 10,000 rows', mib(heapMb)],
      ['frames while its grid fills', `median ${ms(frameMedian)}, p95 ${ms(frameP95)}`],
      ['a file of 50 MB, rows ready', `${ms(fileMs)}, frames p95 ${ms(fileFrameP95)}`],
    ]
  },
  'inbox-accepting: deliveries accepted, on disk when answered': async () => {
    const { perSecond, median, p99, lost, refused } = await measureInboxAccepting()
    return [
      ['32 senders at once, 40 inboxes', `${perSecond.toFixed(0)} a second`],
      ['one of them', `median ${ms(median)}, p99 ${ms(p99)}`],
      ['refused as too many', String(refused)],
      ['lost by a kill -9 right after', String(lost)],
    ]
  },
  'inbox-pixels: from delivery to pixels (Chromium)': async () => {
    const { median, p99, count } = await measureInboxPixels()
    return [[`webhook call to row drawn, ${count} ×`, `median ${ms(median)}, p99 ${ms(p99)}`]]
  },
  'inbox-streams: pages held by one server': async () => {
    const { clients, idleMb, heldMb, deliveredMb, deliveredMs } = await measureInboxStreams()
    return [
      [`memory with ${clients} event streams`, `${mib(heldMb)}  (idle ${mib(idleMb)})`],
      ['memory after a delivery to each', mib(deliveredMb)],
      ['until each had its delivery', ms(deliveredMs)],
    ]
  },
}

/** @param {number} rows @returns {Promise<[string, string][]>} */
async function historyFigures(rows) {
  const found = await measureHistory(rows)
  return [
    ['a plain read of the same rows', `${times(1)}  (${ms(found.plainRead)})`],
    ['first row on the screen', `${times(found.firstRow / found.plainRead)}  (${ms(found.firstRow)})`],
    ['index read, all can be searched', `${times(found.ready / found.plainRead)}  (${ms(found.ready)})`],
    ['index built, once', `${times(found.build / found.plainRead)}  (${ms(found.build)})`],
    ['key in the search to list', `median ${ms(found.key50)}, p95 ${ms(found.key95)}`],
    ['opening a view', `median ${ms(found.view50)}, p95 ${ms(found.view95)}`],
    ['opening a run', `median ${ms(found.run50)}, p95 ${ms(found.run95)}`],
    ['opening the palette', `median ${ms(found.palette50)}, p95 ${ms(found.palette95)}`],
    ['frame while scrolling', `median ${ms(found.frame50)}, p95 ${ms(found.frame95)}`],
    ['export as JSON Lines', `${ms(found.export)}, ${(found.exportBytes / 1e6).toFixed(1)} MB`],
    ['memory of the page’s process', `${mib(found.memory)}  (without any run ${mib(found.emptyMemory)})`],
    ['right after the export', mib(found.exportMemory)],
  ]
}

/** @returns {Promise<[string, string][]>} */
async function serverFigures() {
  const found = await measureProxyOverhead()
  const names = {
    direct: 'made directly',
    nginx: 'through nginx',
    middleware: 'through http-proxy-middleware',
  }
  const line = (way, name) => [
    [
      `one connection, ${name}`,
      `${times(found.alone[way] / found.alone.direct)} of direct  (${ms(found.alone[way])}, ${ms(found.added[way])} added)`,
    ],
    [
      `fifty connections, ${name}`,
      `${found.nginx ? `${times(found.toNginx[way])} of nginx  ` : ''}(${found.many[way].toFixed(0)} a second)`,
    ],
  ]
  return [
    ...Object.entries({ ...names, seedpad: 'through Seedpad' })
      .filter(([way]) => found.alone[way] !== undefined)
      .flatMap(([way, name]) => line(way, name)),
    ...(found.nginx ? [] : [['nginx', 'left out: not installed (apt-get install nginx-light)']]),
    ['fifty connections, Seedpad', `${times(found.toMiddleware)} of http-proxy-middleware`],
    ['one durable write on this disk', ms(found.fsync)],
    ['server’s memory, idle', mib(found.idleMib)],
    ['after 100,000 requests', mib(found.afterMib)],
  ]
}

/**
 * Seedpad's page beside its references of the same run; where there is a goal, it stands behind.
 * @param {boolean} slow
 * @returns {Promise<[what: string, figure: string][]>}
 */
async function pageLoad(slow) {
  const { seedpad, plain, react, codeMirror, monaco } = await measurePageLoad({ slow })
  const line = (what, own, reference, name, goal, unit = ms) => [
    what,
    `${times(own / reference)} of ${name}  (${unit(own)}, ${unit(reference)})${goal ? `, goal ${times(goal)}: ${own / reference <= goal ? 'met' : 'missed'}` : ''}`,
  ]
  return [
    line('first contentful paint', seedpad.paint, plain.paint, 'a plain page', 1.3),
    line('form usable', seedpad.form, react.form, 'a React page', 1.5),
    line('editor ready, cold', seedpad.editor, codeMirror.editor, 'a CodeMirror page', 1.6),
    line('editor ready, cold', seedpad.editor, monaco.editor, 'the whole of Monaco'),
    line('editor ready, warm', seedpad.warmEditor, seedpad.editor, 'its own cold', 0.3),
    line('editor ready, warm', seedpad.warmEditor, monaco.warmEditor, 'the whole of Monaco, warm'),
    line('form usable, warm', seedpad.warmForm, react.warmForm, 'a React page, warm'),
    line('bytes until then (brotli)', seedpad.bytes, monaco.bytes, 'the whole of Monaco', null, kb),
  ]
}

const [load = 0] = loadavg()
const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, load ${load.toFixed(1)}, Node ${process.versions.node}, ${process.platform}`
console.log(`${machine}\n`)
const asked = process.argv.slice(2)
const wanted = asked.filter((name) => name !== '--write')
const nameOf = (title) => title.slice(0, title.indexOf(':'))
const names = Object.keys(MEASUREMENTS).map(nameOf)
const strange = wanted.filter((name) => !names.includes(name))
if (strange.length > 0) {
  console.error(`There is no measurement ${strange.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(1)
}
const began = performance.now()
const table = []
for (const [title, measure] of Object.entries(MEASUREMENTS)) {
  if (wanted.length > 0 && !wanted.includes(nameOf(title))) continue
  console.log(title)
  table.push([title, ''])
  try {
    for (const [what, figure] of await measure()) {
      console.log(`  ${what.padEnd(46)}${figure}`)
      table.push([what, figure])
    }
  } catch (error) {
    // One broken measurement must not hide the others.
    const words = `failed: ${error instanceof Error ? error.message.split('\n')[0] : error}`
    console.log(`  ${words}`)
    table.push([words, ''])
    process.exitCode = 1
  }
  console.log()
}
const took = `${new Date().toISOString().slice(0, 10)}, ${machine}, ${((performance.now() - began) / 60_000).toFixed(0)} minutes`
if (asked.includes('--write')) writeTable(took, table)

/** Puts the table between its two marks in docs/performance.md. */
function writeTable(took, table) {
  const file = `${root}docs/performance.md`
  const [begin, end] = ['<!-- bench -->', '<!-- /bench -->']
  const text = readFileSync(file, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < 0) throw new Error(`docs/performance.md lacks ${begin} or ${end}`)
  const rows = table.map(([what, figure]) =>
    figure === '' ? `| **${what}** | |` : `| ${what} | ${figure} |`,
  )
  const lines = [begin, `${took}:`, '', '| | |', '|---|---|', ...rows, '']
  writeFileSync(file, text.slice(0, before) + lines.join('\n') + text.slice(after))
  console.log('written to docs/performance.md')
}
