import { isPossibleTime } from '../possible-time'

/**
 * A time as people and programs both read it, with the reader's zone: `2026-11-25T12:04:10.123-03:00`; null where it can't
 * be one.
 */
export function localTime(ms: number): string | null {
  if (!isPossibleTime(ms)) return null
  const offset = -new Date(ms).getTimezoneOffset()
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0')
  const clock = new Date(ms + offset * 60_000).toISOString().slice(0, -1)
  return `${clock}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}
