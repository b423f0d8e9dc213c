import type { Batch } from '../../../lib/batch'
import { formatCount, formatExact } from '../../../lib/format'
import { getLocale, t } from '../../../lib/i18n/i18n'
import { ROW_STATES, type RowState } from '../run/row-state'
import { type JoinedRow, joinedRows } from './joined-rows'

const COLOURS: Record<RowState, string> = {
  waiting: '#626c65',
  sending: '#1d5fa8',
  started: '#14713f',
  rejected: '#b3261e',
  'not-sent': '#4f5952',
  unknown: '#8a5200',
  'left-out': '#626c65',
  gone: '#626c65',
}
const MOST_CELL = 2_000

const STYLE = `body{font:14px/20px system-ui,sans-serif;margin:32px;color:#161a17}h1{font-size:20px;margin:0 0 4px}p{margin:0 0 16px;color:#4f5952}
ul{display:flex;flex-wrap:wrap;gap:6px 24px;padding:0;margin:0 0 20px;list-style:none}li b{font-size:18px;display:block}
table{border-collapse:collapse;width:100%;font-size:13px}th,td{padding:5px 8px;text-align:left;vertical-align:top;border-bottom:1px solid #e2e6e2}
th{color:#4f5952;font-weight:500;position:sticky;top:0;background:#fff}td{overflow-wrap:anywhere}td:first-child{color:#626c65;font-variant-numeric:tabular-nums}
code{font:12px/18px ui-monospace,monospace;white-space:pre-wrap}.live{color:#a8411a;font-weight:600}.sim{color:#5b3fc4;font-weight:600}`

/** A page that stands by itself: no script, nothing loaded, everything escaped. */
export async function htmlReport(
  batch: Batch,
  joined: AsyncIterable<JoinedRow[]> = joinedRows(batch),
): Promise<Blob> {
  const counts = new Map<RowState, number>()
  const rows: string[] = []
  for await (const some of joined) {
    rows.push(
      some
        .map(({ row, state, run, result }) => {
          counts.set(state, (counts.get(state) ?? 0) + 1)
          const said = run?.executionId ?? run?.message ?? ''
          return `<tr><td>${row.row + 1}<td style="color:${COLOURS[state]}">${word(state)}<td><code>${cut(said)}</code><td><code>${cut(row.seedText)}</code><td><code>${cut(result?.text ?? '')}</code>`
        })
        .join('\n'),
    )
  }
  const tiles = ROW_STATES.filter((state) => counts.has(state)).map(
    (state) =>
      `<li style="color:${COLOURS[state]}"><b>${escaped(formatCount(counts.get(state) ?? 0))}</b>${word(state, counts.get(state))}`,
  )
  const head = [
    'batch.table.row',
    'batch.table.state',
    'batch.table.id',
    'batch.table.seed',
    'batch.table.result',
  ] as const
  const where = `<span class="${batch.target.simulated ? 'sim' : 'live'}">${escaped(batch.target.label)}</span>`
  return new Blob(
    [
      `<!doctype html><html lang="${getLocale()}"><meta charset="utf-8"><title>${escaped(batch.name)}</title><style>${STYLE}</style>`,
      `<h1>${escaped(batch.name)}</h1><p>${escaped(batch.automation)} · ${escaped(batch.project)} · ${where} · ${escaped(formatExact(batch.createdAt))}</p>`,
      `<ul>${tiles.join('')}</ul><table><thead><tr>${head.map((key) => `<th>${escaped(t(key))}`).join('')}<tbody>`,
      rows.join('\n'),
      '</table></html>\n',
    ],
    { type: 'text/html' },
  )
}

const word = (state: RowState, count?: number) =>
  escaped(t(`batch.state.${state}`, count === undefined ? {} : { count }))
const cut = (text: string) => escaped(text.length > MOST_CELL ? `${text.slice(0, MOST_CELL)}…` : text)

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c)
