/**
 * Days as the reader's clock counts them. Every part of the page asks here, so that one instant lies in one day everywhere:
 * with the offset that its own zone had then, on days of 23 and 25 hours, and where a day was left out altogether.
 */

/** The first instant of the day that holds a time, milliseconds; an hour after midnight where the clock leapt over it. */
export const startOfDay = (ms: number): number => new Date(ms).setHours(0, 0, 0, 0)

/** The first instant of the day so many days later (or earlier), as the calendar counts. */
export function startOfDayAfter(ms: number, days: number): number {
  const date = new Date(ms)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

/** How many days a time's day lies after 1 January 1970, as the calendar counts: no zone, no clock, no leap of either. */
export function dayNumber(ms: number): number {
  const date = new Date(ms)
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)
}

/** The first instant of a day by its number. */
export const startOfDayNumber = (number: number): number => new Date(1970, 0, 1 + number).getTime()

/** The day of a time, as `2026-11-25`. */
export function dayOf(ms: number): string {
  const date = new Date(ms)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The same time of day so many days before. */
export function daysBefore(ms: number, days: number): number {
  const date = new Date(ms)
  return date.setDate(date.getDate() - days)
}
