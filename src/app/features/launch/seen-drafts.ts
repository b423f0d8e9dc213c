import type { Draft } from '../../lib/draft'

type Stamp = Pick<Draft, 'key' | 'updatedAt'>

/** Far more than can be on their way to the database at once. */
const MOST = 40
const seen = new Map<string, readonly number[]>()

/** This page shows, or has made, this text of a draft. What the database has beside these came from elsewhere. */
export function sawDraft({ key, updatedAt }: Stamp): void {
  if (!hasSeenDraft({ key, updatedAt })) seen.set(key, [...seenOf(key).slice(1 - MOST), updatedAt])
}

export const hasSeenDraft = ({ key, updatedAt }: Stamp): boolean => seenOf(key).includes(updatedAt)

/** The times of those texts, oldest first. */
export const seenOf = (key: string): readonly number[] => seen.get(key) ?? []
