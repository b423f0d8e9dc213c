import { spellOut } from '../../../contract/misleading-text'
import { formatCount, formatDay, formatDuration, keptFormat, NO_TIME } from '../format'
import type { t as translate } from '../i18n/i18n'
import { startOfDay, startOfDayAfter } from '../local-day'
import type { RunStats, Spread, StateCounts, TimeBar } from '../run-index/run-stats'
import type { OutcomesWords } from './outcomes-chart'
import type { SpreadWords } from './spread-chart'
import type { StartsWords } from './starts-chart'
import { STACKED, sumOf } from './state-look'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** "started 12, rejected 1": what is not nought. */
export function countsText(t: typeof translate, counts: StateCounts): string {
  return STACKED.flatMap((state) =>
    counts[state] > 0 ? [`${t(`state.${state}`)} ${formatCount(counts[state])}`] : [],
  ).join(', ')
}

/** Beyond it nothing is a `Date`, and its formats throw. */
const LAST_DATE = 8_640_000_000_000_000
const isDate = (ms: number) => Math.abs(ms) <= LAST_DATE
const isStartOfDay = (ms: number) => startOfDay(ms) === ms

/** A slice of time, in the reader's zone. */
export function barText({ from, to }: Pick<TimeBar, 'from' | 'to'>): string {
  if (!isDate(from) || !isDate(to) || to <= from) return NO_TIME
  // Days, also those of 23 and of 25 hours.
  const whole = isStartOfDay(from) && isStartOfDay(to)
  const timeStyle = whole ? undefined : to - from < 60_000 ? 'medium' : 'short'
  const format = keptFormat(
    `bar ${timeStyle}`,
    (l) => new Intl.DateTimeFormat(l, { dateStyle: 'medium', ...(timeStyle && { timeStyle }) }),
  )
  return whole && startOfDayAfter(from, 1) >= to ? format.format(from) : format.formatRange(from, to - 1)
}

/** The beginning of a slice on an axis; seconds tell slices apart that are shorter than a minute. */
function timeTick(ms: number, isShort: boolean): string {
  const seconds = isShort && ({ second: '2-digit' } as const)
  const format = keptFormat(
    `tick ${isShort}`,
    (l) => new Intl.DateTimeFormat(l, { hour: '2-digit', minute: '2-digit', ...seconds }),
  )
  return format.format(ms)
}

/** The words of all charts over one set of figures. */
export function chartWords(
  t: typeof translate,
  stats: RunStats,
): { starts: StartsWords; accept: SpreadWords | null; result: SpreadWords | null; outcomes: OutcomesWords } {
  const count = formatCount
  const [first, last] = [stats.time[0], stats.time.at(-1)]
  const days = first && last && last.to - first.from > 2 * DAY
  const tick = days
    ? (ms: number) => formatDay(ms, Date.now())
    : (ms: number) => timeTick(ms, (first?.to ?? 0) - (first?.from ?? 0) < 60_000)
  const spread = (
    of: Spread | null,
    label: 'runs.charts.accept' | 'runs.charts.result',
  ): SpreadWords | null =>
    of && {
      label: t('runs.charts.spreadLabel', {
        what: t(label),
        median: formatDuration(of.median),
        p95: formatDuration(of.p95),
      }),
      duration: shortDuration,
      bar: (bar) =>
        `${formatDuration(bar.from)} – ${formatDuration(bar.to)}: ${t('runs.charts.runs', { count: bar.count })}`,
      median: t('runs.charts.median', { duration: formatDuration(of.median) }),
      p95: t('runs.charts.p95', { duration: formatDuration(of.p95) }),
    }
  return {
    starts: {
      label: t('runs.charts.startsLabel', { count: stats.count, states: countsText(t, stats.states) }),
      tick: ({ from }) => (isDate(from) ? tick(from) : NO_TIME),
      bar: (bar) => `${barText(bar)}: ${sumOf(bar.counts) === 0 ? count(0) : countsText(t, bar.counts)}`,
      count,
    },
    accept: spread(stats.accept, 'runs.charts.accept'),
    result: spread(stats.result, 'runs.charts.result'),
    outcomes: {
      label: t('runs.charts.outcomesLabel'),
      row: ({ automation, project, counts }) =>
        `${spellOut(`${automation} · ${project}`)}: ${countsText(t, counts)}`,
      count,
    },
  }
}

/** Edges of slices are no round numbers. */
function shortDuration(ms: number): string {
  if (ms < 1000) return `${ms < 100 ? Math.round(ms) : Math.round(ms / 10) * 10} ms`
  if (ms < 60_000) return formatDuration(Math.round(ms / 100) * 100)
  if (ms < HOUR) return `${Math.round(ms / 60_000)} min`
  return ms < DAY ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`
}
