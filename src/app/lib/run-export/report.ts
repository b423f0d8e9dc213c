import { formatCount, formatDuration, formatExact } from '../format'
import { getLocale, type t as translate } from '../i18n/i18n'
import { isOwnRun } from '../own-run'
import type { Run } from '../run'
import { barText, chartWords, countsText } from '../run-charts/chart-words'
import { outcomesChart } from '../run-charts/outcomes-chart'
import { spreadChart } from '../run-charts/spread-chart'
import { startsChart } from '../run-charts/starts-chart'
import { STACKED, sumOf } from '../run-charts/state-look'
import { escapeHtml, markupOf } from '../run-charts/svg-node'
import { factsOf, type RunFacts } from '../run-index/run-facts'
import { statsOf } from '../run-index/run-stats'
import { localTime } from './local-time'
import { REPORT_STYLE } from './report-style'

/** The charts count every run; the table below them lists so many of the newest. */
const MOST_ROWS = 5000

export type Report = {
  /** All runs, newest first; takes one after the other. */
  add: (run: Run) => void
  /** What is written in the end. */
  finish: () => BlobPart[]
}

/**
 * A report that opens by itself, offline, years later: one HTML file with charts and a table; no script, nothing from
 * elsewhere (its own policy forbids it). Everything that came from people or the platform is escaped.
 */
export function createReport(
  t: typeof translate,
  title: string,
  filters: readonly string[],
  now: number,
): Report {
  const facts: RunFacts[] = []
  const rows: string[] = []
  return {
    add(run) {
      facts.push(factsOf(run))
      if (rows.length < MOST_ROWS) rows.push(rowOf(t, run))
    },
    finish: () => [
      head(title),
      summary(t, title, filters, facts, now),
      table(t, rows, facts.length),
      '</main></html>\n',
    ],
  }
}

const head = (title: string) => `<!doctype html>
<html lang="${getLocale()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<main>
`

function summary(
  t: typeof translate,
  title: string,
  filters: readonly string[],
  facts: readonly RunFacts[],
  now: number,
): string {
  const stats = statsOf(facts)
  const words = chartWords(t, stats)
  const figure = (caption: string, picture: string) =>
    `<figure><figcaption>${escapeHtml(caption)}</figcaption>${picture}</figure>`
  const size = { width: 460, height: 150 }
  const pictures = [
    stats.time.length > 0
      ? figure(
          `${t('runs.charts.starts')}: ${countsText(t, stats.states)}`,
          markupOf(startsChart('time', stats.time, { width: 940, height: 170 }, words.starts)),
        )
      : '',
    stats.accept && words.accept
      ? figure(t('runs.charts.accept'), markupOf(spreadChart(stats.accept, size, words.accept)))
      : '',
    stats.result && words.result
      ? figure(t('runs.charts.result'), markupOf(spreadChart(stats.result, size, words.result)))
      : '',
    figure(
      t('runs.charts.outcomes'),
      markupOf(outcomesChart('outcomes', stats.outcomes, 940, words.outcomes)),
    ),
  ]
  const head = STACKED.map((state) => `<th scope="col">${escapeHtml(t(`state.${state}`))}</th>`).join('')
  const times = stats.time.filter(({ counts }) => sumOf(counts) > 0)
  return `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(t('runs.report.made', { when: formatExact(now), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }))}</p>
<p>${escapeHtml(filters.length === 0 ? t('runs.report.noFilters') : `${t('runs.report.filters')} ${filters.join(' · ')}`)}</p>
<div class="pictures">${pictures.join('\n')}</div>
<details><summary>${escapeHtml(t('runs.charts.asTables'))}</summary><table><thead><tr><th scope="col">${escapeHtml(t('runs.charts.when'))}</th>${head}</tr></thead><tbody>
${times.map((bar) => `<tr><th scope="row">${escapeHtml(barText(bar))}</th>${STACKED.map((state) => `<td>${formatCount(bar.counts[state])}</td>`).join('')}</tr>`).join('\n')}
</tbody></table></details>
`
}

function table(t: typeof translate, rows: readonly string[], all: number): string {
  const columns = ['state', 'automation', 'target'] as const
  const names = [
    ...columns.map((name) => t(`runs.filter.${name}`)),
    t('runs.report.what'),
    t('runs.column.answerShort'),
    t('runs.column.resultShort'),
    t('runs.report.written'),
    t('runs.report.notes'),
  ]
  const more =
    all > rows.length ? `<p>${escapeHtml(t('runs.report.cut', { some: rows.length, all }))}</p>` : ''
  return `${more}<table class="runs"><thead><tr>${names.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
`
}

function rowOf(t: typeof translate, run: Run): string {
  const { acceptMs, resultMs } = factsOf(run)
  const what = run.executionId ?? run.message ?? run.reason ?? ''
  const byHand = run.settledBy === 'operator' ? ` (${t('promises.byHand')})` : ''
  const notes = [
    run.starred ? '★' : '',
    ...(run.tags ?? []).map((tag) => `#${tag}`),
    run.mark?.note,
    run.note,
  ]
  const cells = [
    `${t(`state.${run.state}`)}${byHand}${isOwnRun(run) ? '' : ` (${t('runs.fromFile')})`}`,
    `${run.automation} · ${run.project}`,
    run.target.simulated ? `◆ ${t('run.simulated')}` : `● ${run.target.label}`,
    what,
    acceptMs === null ? '—' : formatDuration(acceptMs),
    resultMs === null ? '—' : formatDuration(resultMs),
    localTime(run.createdAt) ?? '—',
    notes.filter(Boolean).join(' '),
  ]
  return `<tr class="${run.state}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
}
