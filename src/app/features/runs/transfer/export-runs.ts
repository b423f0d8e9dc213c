import '../later-words'
import { openDatabase } from '../../../lib/database'
import { t } from '../../../lib/i18n/i18n'
import { areNamesHidden } from '../../../lib/private-names'
import { csvHeader, csvRow } from '../../../lib/run-export/csv'
import { evidenceOf, evidenceSet } from '../../../lib/run-export/evidence'
import { writeLine } from '../../../lib/run-export/json-lines'
import { localTime } from '../../../lib/run-export/local-time'
import { createReport } from '../../../lib/run-export/report'
import { saveFile } from '../../../ui/save-file'
import { toasts } from '../../../ui/toast'
import { readRuns } from './read-runs'

type ExportFormat = 'jsonl' | 'csv' | 'html'

/** Nothing a browser would render where it opens it, but for the report. */
const TYPES = { jsonl: 'application/x-ndjson', csv: 'text/csv', html: 'text/html' }
/** Texts are handed to the browser, which may put them on disk, in parts of about so many characters. */
const PART = 1_000_000

/**
 * Writes runs into a file, in the order given, and hands it to the downloads.
 * @param filters the view's filters in words, for the report
 */
export async function exportRuns(
  format: ExportFormat,
  startIds: readonly string[],
  filters: readonly string[],
): Promise<void> {
  const parts: BlobPart[] = []
  let text = format === 'csv' ? csvHeader() : ''
  let count = 0
  const report = format === 'html' ? createReport(t, t('runs.report.title'), filters, Date.now()) : null
  for await (const one of readRuns(startIds)) {
    count++
    if (report) report.add(one.run)
    else text += format === 'csv' ? await csvRow(one) : `${await writeLine(one)}\n`
    if (text.length < PART) continue
    parts.push(new Blob([text]))
    text = ''
  }
  parts.push(text, ...(report?.finish() ?? []))
  saveFile(`seedpad-runs-${stamp()}.${format}`, TYPES[format], await hiding(new Blob(parts)))
  toasts.show(t('runs.export.done', { count }))
}

/** Where names are hidden, they are looked for in the whole text; else it is not read once more. */
const hiding = async (whole: Blob) => (areNamesHidden() ? whole.text() : whole)

/** Everything about one run as one file. */
export async function exportEvidence(startId: string): Promise<void> {
  const { db } = await openDatabase()
  const run = await db.runs.get(startId)
  if (!run) return
  const deliveries = await db.deliveries.where('startId').equals(run.startId).sortBy('firstReceivedAt')
  const name = `seedpad-evidence-${run.executionId ?? run.startId}`.replace(/[^\w.-]+/g, '_').slice(0, 120)
  saveFile(`${name}.json`, 'application/json', await evidenceOf(run, deliveries, Date.now()))
}

/** The evidence of several runs as one file, in the order given. */
export async function exportEvidenceSet(startIds: readonly string[]): Promise<void> {
  const parts: Blob[] = []
  let text = ''
  for await (const part of evidenceSet(readRuns(startIds), Date.now())) {
    text += part
    if (text.length < PART) continue
    parts.push(new Blob([text]))
    text = ''
  }
  const whole = new Blob([...parts, text])
  saveFile(`seedpad-evidence-${stamp()}.json`, 'application/json', await hiding(whole))
  toasts.show(t('runs.export.done', { count: startIds.length }))
}

const stamp = () => (localTime(Date.now()) ?? '').slice(0, 16).replace('T', '-').replace(':', '')
