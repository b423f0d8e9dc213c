import type { Transaction } from 'dexie'
import type { Run } from './run'

/**
 * Lets go of hashes that were made of the text with its header values: whoever has one, and the masked text, could try
 * short values until one fits. Where there are no headers nothing was masked.
 */
export async function forgetBodyHashes(upgrade: Transaction): Promise<void> {
  await upgrade
    .table('runs')
    // Rows of before may hold anything.
    .filter(({ headerNames }: Partial<Run>) => !Array.isArray(headerNames) || headerNames.length > 0)
    .modify({ bodyHash: '' })
}
