import { crc32 } from '../link/crc32'
import { contentSchema, FORMAT, type TransferContent, VERSION } from './transfer-file'

/**
 * The text of an export file.
 * @param at when it is made, milliseconds since 1970
 */
export function writeFile(content: TransferContent, at: number): string {
  // In the order of the schema, as a reader will have it.
  const ordered = contentSchema.parse(content)
  const file = {
    format: FORMAT,
    version: VERSION,
    exportedAt: new Date(at).toISOString(),
    check: checkOf(ordered),
    content: ordered,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Tells a content that was changed since it was written: by a broken disk, a careless program, or a hand. */
export function checkOf(content: TransferContent): string {
  return `crc32:${crc32(new TextEncoder().encode(JSON.stringify(content)))}`
}
