import { checkJson } from '../../../../contract/json-text'
import { pathText } from '../../../lib/compare/path-text'
import { envelopeSchema, fileSchema, type TransferContent } from './transfer-file'
import { checkOf } from './write-file'

/** A file is read into memory as a whole; no export of seeds that anyone edits comes near this. */
export const LARGEST_FILE = 256 * 1024 * 1024

/** Why a file is refused, whole. `place`: where in it, as a path or as a line and column. */
export type FileFault =
  | { kind: 'too-large' | 'not-text' | 'not-ours' | 'newer' | 'changed' }
  | { kind: 'not-json'; line: number; column: number }
  | { kind: 'shape'; place: string }

export type ReadFile = { ok: true; content: TransferContent } | { ok: false; fault: FileFault }

const refused = (fault: FileFault): ReadFile => ({ ok: false, fault })

/** Reads the text of an export file: all of it is as it should be, or none of it is taken. */
export function readFileText(text: string): ReadFile {
  const bare = text.replace(/^\ufeff/, '')
  const json = checkJson(bare)
  if (!json.ok) return refused({ kind: 'not-json', line: json.error.line, column: json.error.column })
  const value: unknown = JSON.parse(bare)
  const envelope = envelopeSchema.safeParse(value)
  if (!envelope.success) return refused({ kind: 'not-ours' })
  if (envelope.data.version > 1) return refused({ kind: 'newer' })
  const file = fileSchema.safeParse(value)
  if (!file.success) {
    const [issue] = file.error.issues
    const path = issue?.path.map((part) => (typeof part === 'symbol' ? String(part) : part)) ?? []
    return refused({ kind: 'shape', place: pathText(path) })
  }
  const { check, content } = file.data
  return check !== undefined && check !== checkOf(content)
    ? refused({ kind: 'changed' })
    : { ok: true, content }
}

/** Reads a file that the operator chose. */
export async function readFile(file: File): Promise<ReadFile> {
  if (file.size > LARGEST_FILE) return refused({ kind: 'too-large' })
  try {
    return readFileText(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()))
  } catch {
    return refused({ kind: 'not-text' })
  }
}
