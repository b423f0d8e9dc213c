import { getLocale, t } from './i18n/i18n'
import { isPossibleDuration, isPossibleTime } from './possible-time'

/** In place of a time or duration that can't be one: `Intl` throws over some of them. */
export const NO_TIME = '—'

const cache = new Map<string, unknown>()

/** `Intl` formatters are costly to make; one of each kind and language is kept. */
export function keptFormat<T>(kind: string, make: (locale: string) => T): T {
  const locale = getLocale()
  const key = `${kind} ${locale}`
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

/** "820 ms", "2.4 s", "1 min 5 s". */
export function formatDuration(ms: number): string {
  if (!isPossibleDuration(Math.abs(ms))) return NO_TIME
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) {
    const seconds = keptFormat('seconds', (l) => new Intl.NumberFormat(l, { maximumFractionDigits: 1 }))
    return `${seconds.format(ms / 1000)} s`
  }
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`
}

/** How long something has been going on, in whole seconds: for clocks that tick. */
export const formatElapsed = (ms: number): string => formatDuration(Math.max(1, Math.floor(ms / 1000)) * 1000)

/** "now", "2 min", "3 h", "4 d", then the date: how long ago, short enough for a column. */
export function formatAgo(ms: number, now: number): string {
  if (!isPossibleTime(ms)) return NO_TIME
  const seconds = Math.max(0, (now - ms) / 1000)
  if (seconds < 45) return t('time.now')
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min`
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`
  if (seconds < 7 * 86_400) return `${Math.round(seconds / 86_400)} d`
  return keptFormat('date', (l) => new Intl.DateTimeFormat(l, { day: 'numeric', month: 'short' })).format(ms)
}

/** "2 minutes ago", "now": for sentences. */
export function formatRelative(ms: number, now: number): string {
  if (!isPossibleTime(ms)) return t('time.unknown')
  const relative = keptFormat('relative', (l) => new Intl.RelativeTimeFormat(l, { numeric: 'auto' }))
  const seconds = Math.round((ms - now) / 1000)
  if (seconds > -60) return relative.format(Math.min(0, seconds), 'second')
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (seconds > -86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  return relative.format(Math.round(seconds / 86_400), 'day')
}

/** "186 B", "4.2 KB" (1,000 bytes), "5 MB", "10.7 GB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const number = keptFormat('bytes', (l) => new Intl.NumberFormat(l, { maximumFractionDigits: 1 }))
  if (bytes < 1_000_000) return `${number.format(bytes / 1000)} KB`
  if (bytes < 1_000_000_000) return `${number.format(bytes / 1_000_000)} MB`
  return `${number.format(bytes / 1_000_000_000)} GB`
}
