import type { Run } from './run'

/**
 * Whether this browser started the run. What a file says of a run proves nothing, so that it never stands for a start of
 * one's own: no twin, no used budget, no row of a batch.
 */
export const isOwnRun = ({ importedAt }: Pick<Run, 'importedAt'>): boolean => importedAt === undefined
