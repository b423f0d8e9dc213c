import { getLocale, t } from './i18n/i18n'
import { dayNumber } from './local-day'
import { isPossibleDuration, isPossibleTime } from './possible-time'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** In place of a time or duration that can't be one: `Intl` throws over some of them. */
export const NO_TIME = '—'

const cache = new Map<string, unknown>()

/** Moments at which zones differ from each other. */
const PROBES = [Date.UTC(2004, 0), Date.UTC(2012, 6), Date.UTC(2026, 0), Date.UTC(2026, 6)]

/** `Intl` formatters are costly to make; one of each kind, language and zone is kept: a computer that travels changes the last. */
export function keptFormat<T>(kind: string, make: (locale: string) => T): T {
  const locale = getLocale()
  const key = `${kind} ${locale} ${PROBES.map((ms) => new Date(ms).getTimezoneOffset())}`
  const known = cache.get(key)
  if (known !== undefined) return known as T
  const made = make(locale)
  cache.set(key, made)
  return made
}

/** "12,400". */
export const formatCount = (count: number): string =>
  keptFormat('count', (l) => new Intl.NumberFormat(l)).format(count)

/** "12:04:10", in the reader's time zone. */
export const formatTime = (ms: number): string =>
  isPossibleTime(ms)
    ? keptFormat('time', (l) => new Intl.DateTimeFormat(l, { timeStyle: 'medium' })).format(ms)
    : NO_TIME

/** Date, time and zone, for tooltips and evidence. */
export const formatExact = (ms: number): string =>
  isPossibleTime(ms)
    ? keptFormat('exact', (l) => new Intl.DateTimeFormat(l, { dateStyle: 'full', timeStyle: 'long' })).format(
        ms,
      )
    : t('time.unknown')

/** A clock may be so far ahead of another, or of its own last look, without a word. Milliseconds. */
const JITTER_MS = 2 * MINUTE

/** Whether a time lies ahead of the reader's clock: one of the two clocks is wrong. */
export const isAhead = (ms: number, now: number): boolean => isPossibleTime(ms) && ms > now + JITTER_MS

/** "Oct 21", and "Oct 21, 2025" in another year than this one. */
export function formatDay(ms: number, now: number): string {
  if (isSameYear(ms, now))
    return keptFormat('day', (l) => new Intl.DateTimeFormat(l, { day: 'numeric', month: 'short' })).format(ms)
  // Words for the month are long in some languages.
  return keptFormat(
    'day of a year',
    (l) =>
      new Intl.DateTimeFormat(l, {
        day: l === 'en' ? 'numeric' : '2-digit',
        month: l === 'en' ? 'short' : '2-digit',
        year: 'numeric',
      }),
  ).format(ms)
}

const isSameYear = (a: number, b: number) => new Date(a).getFullYear() === new Date(b).getFullYear()

/** "Oct 21, 2026, 12:04:10", in the reader's time zone: for what may be read on any day. */
export const formatMoment = (ms: number): string =>
  isPossibleTime(ms)
    ? keptFormat(
        'moment',
        (l) => new Intl.DateTimeFormat(l, { dateStyle: 'medium', timeStyle: 'medium' }),
      ).format(ms)
    : NO_TIME

/** "820 ms", "2.4 s", "1 min 5 s", "2 h 10 min", "6 d 3 h". */
export function formatDuration(ms: number): string {
  if (!isPossibleDuration(Math.abs(ms))) return NO_TIME
  // What would be rounded up to the next unit is said in it.
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < MINUTE - 50) {
    const seconds = keptFormat('seconds', (l) => new Intl.NumberFormat(l, { maximumFractionDigits: 1 }))
    return `${seconds.format(ms / SECOND)} s`
  }
  if (ms < HOUR) return twoUnits(Math.max(MINUTE, ms), MINUTE, 'min', SECOND, 's')
  if (ms < DAY) return twoUnits(ms, HOUR, 'h', MINUTE, 'min')
  return twoUnits(ms, DAY, 'd', HOUR, 'h')
}

const twoUnits = (ms: number, large: number, largeName: string, small: number, smallName: string) =>
  `${formatCount(Math.floor(ms / large))} ${largeName} ${Math.floor((ms % large) / small)} ${smallName}`

/** How long something has been going on, in whole seconds: for clocks that tick. */
export const formatElapsed = (ms: number): string =>
  formatDuration(Math.max(1, Math.floor(ms / SECOND)) * SECOND)

/** "now", "2 min", "3 h", "4 d", then the date: how long ago, short enough for a column. "in 2 h" where a clock is ahead. */
export function formatAgo(ms: number, now: number): string {
  if (!isPossibleTime(ms)) return NO_TIME
  if (isAhead(ms, now))
    return ms - now < 7 * DAY ? t('time.ahead', { time: inUnits(ms - now) }) : formatDay(ms, now)
  const passed = Math.max(0, now - ms)
  if (passed < 45 * SECOND) return t('time.now')
  return passed < 7 * DAY ? inUnits(passed) : formatDay(ms, now)
}

/** Rounded, in the greatest unit that leaves a whole one. */
function inUnits(ms: number): string {
  if (ms < HOUR - MINUTE / 2) return `${Math.max(1, Math.round(ms / MINUTE))} min`
  return ms < DAY - HOUR / 2 ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`
}

/** "2 minutes ago", "now", "yesterday"; "in 2 hours" where a clock is ahead: for sentences. */
export function formatRelative(ms: number, now: number): string {
  if (!isPossibleTime(ms)) return t('time.unknown')
  const relative = keptFormat('relative', (l) => new Intl.RelativeTimeFormat(l, { numeric: 'auto' }))
  // A clock may be a little ahead of another without a word.
  const from = ms > now && !isAhead(ms, now) ? now : ms
  const seconds = Math.round((from - now) / SECOND)
  const far = Math.abs(seconds)
  if (far < 60) return relative.format(Math.min(0, seconds), 'second')
  if (far < 3570) return relative.format(Math.round(seconds / 60), 'minute')
  if (far < 86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  // "Yesterday" is a day of the calendar, not a number of hours.
  const days = dayNumber(from) - dayNumber(now)
  return Math.abs(days) < 45 ? relative.format(days, 'day') : formatDay(from, now)
}

/** "186 B", "4.2 KB" (1,000 bytes), "5 MB", "10.7 GB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const number = keptFormat('bytes', (l) => new Intl.NumberFormat(l, { maximumFractionDigits: 1 }))
  if (bytes < 1_000_000) return `${number.format(bytes / 1000)} KB`
  if (bytes < 1_000_000_000) return `${number.format(bytes / 1_000_000)} MB`
  return `${number.format(bytes / 1_000_000_000)} GB`
}
