import { decodeInput, type OnProgress, wholeText } from './decode-input'
import {
  bytesOf,
  type ChosenFile,
  MOST_BYTES,
  MOST_ROWS,
  SourceFault,
  type SourceNote,
  type SourceRecord,
} from './source'

/**
 * The `.json` files of a folder, in the order of their names, each a seed beside its path. A file that holds no text is a row
 * with that fault; files of other kinds are counted.
 */
export async function readFolder(
  files: readonly ChosenFile[],
  onProgress?: OnProgress,
): Promise<{ records: SourceRecord[]; notes: SourceNote[] }> {
  const chosen = files.filter(({ path }) => /\.json$/i.test(path))
  if (bytesOf(chosen) > MOST_BYTES) throw new SourceFault('too-large')
  if (chosen.length > MOST_ROWS) throw new SourceFault('too-many')
  const sorted = chosen.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
  const records: SourceRecord[] = []
  const guessed: { path: string; encoding: string }[] = []
  let replaced = 0
  for (const [at, { path, file }] of sorted.entries()) {
    try {
      const decoded = await decodeInput(file, 'auto')
      const text = (await wholeText(decoded.pieces)).trim()
      records.push({ line: null, cells: [text, path] })
      replaced += decoded.replaced()
      if (decoded.encoding?.how === 'guess') guessed.push({ path, encoding: decoded.encoding.name })
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      records.push({ line: null, cells: ['', path], fault: { code: 'binary' } })
    }
    onProgress?.((at + 1) / sorted.length)
  }
  const notes: SourceNote[] = []
  const [other] = files.filter(({ path }) => !/\.json$/i.test(path))
  if (other) notes.push({ code: 'other-files', count: files.length - chosen.length, found: other.path })
  const [first] = guessed
  if (first)
    notes.push({
      code: 'guessed-files',
      count: guessed.length,
      found: first.path,
      encoding: first.encoding,
    })
  if (replaced > 0) notes.push({ code: 'replaced', count: replaced })
  return { records, notes }
}
