import type { Batch } from '../../../lib/batch'
import { isoTime } from '../../../lib/possible-time'
import { saveFile } from '../../../ui/save-file'
import { resultsAsCsv, resultsAsJsonLines } from './export-results'
import { htmlReport } from './html-report'
import { type JoinedRow, joinedRows } from './joined-rows'

export const RESULTS_KINDS = ['csv', 'jsonl', 'html'] as const
export type ResultsKind = (typeof RESULTS_KINDS)[number]

const MAKE = { csv: resultsAsCsv, jsonl: resultsAsJsonLines, html: htmlReport }

/**
 * Reads all rows of a batch and hands them to the browser's downloads.
 * @param over asked for when nobody wants the file any more: none comes then
 * @param onProgress told how many rows have been read
 * @throws the reason of `over`, or that the rows can't be read
 */
export async function saveResults(
  batch: Batch,
  kind: ResultsKind,
  over: AbortSignal,
  onProgress: (rows: number) => void,
): Promise<void> {
  const file = await MAKE[kind](batch, counted(joinedRows(batch, over), onProgress))
  over.throwIfAborted()
  const made = isoTime(batch.createdAt)?.slice(0, 16).replace(/[:T]/g, '-')
  const stem = made === undefined ? batch.automation : `${batch.automation}-${made}`
  saveFile(`${stem.replace(/[^\w.-]+/g, '_')}.${kind}`, 'application/octet-stream', file)
}

async function* counted(
  rows: AsyncIterable<JoinedRow[]>,
  onProgress: (rows: number) => void,
): AsyncGenerator<JoinedRow[]> {
  let count = 0
  for await (const some of rows) {
    count += some.length
    onProgress(count)
    yield some
  }
}
