import { isPossibleTime } from './possible-time'
import type { Run } from './run'

/** When a run was sent, or else written: milliseconds since 1970, NaN where that is not known. */
export function sentTimeOf({ sentAt, createdAt }: Pick<Run, 'sentAt' | 'createdAt'>): number {
  const ms = sentAt === null ? createdAt : Date.parse(sentAt)
  return isPossibleTime(ms) ? ms : Number.NaN
}
