const EARLIEST = Date.UTC(2000, 0)
const LATEST = Date.UTC(2100, 0)

/** Longer lasts nothing between two possible times, milliseconds. */
export const LONGEST_MS = LATEST - EARLIEST

/** Stands in a damaged row where its time can't be read; not a possible time, though a number that can be sorted. */
export const UNKNOWN_TIME = 0

/**
 * Whether a time can be one of a run: from 2000 to 2100, so that a clock that runs years ahead passes. What is outside is
 * damage, and beyond the range of `Date` its formatting throws. NaN is outside.
 */
export const isPossibleTime = (ms: number): boolean => ms >= EARLIEST && ms <= LATEST

/** Whether so many milliseconds can lie between two possible times. */
export const isPossibleDuration = (ms: number): boolean => ms >= 0 && ms <= LONGEST_MS

/** The time in UTC, as programs read it; null where it can't be one. */
export const isoTime = (ms: number): string | null => (isPossibleTime(ms) ? new Date(ms).toISOString() : null)
