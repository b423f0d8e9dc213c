import { importOfLink } from '../link/import-of-link'
import { decodeLink } from '../link/link-codec'
import type { Import, ImportContext, ImportKind } from './import'
import { kindOf } from './kind-of'
import { recognise } from './recognise'

/** Why nothing can be set from a text. */
export type Trouble = 'unknown' | 'unclosed' | 'no-address' | 'too-deep' | 'damaged' | 'newer' | 'too-large'

export type Understood =
  | { ok: true; import: Import }
  | { ok: false; kind: ImportKind | null; trouble: Trouble }

/** Takes apart whatever was pasted, dropped or opened. Nothing is run, sent or set. */
export async function understandText(text: string, context: ImportContext): Promise<Understood> {
  const kind = kindOf(text)
  if (kind === null) return { ok: false, kind, trouble: 'unknown' }
  if (kind === 'link') {
    const decoded = await decodeLink(text.trim())
    return decoded.ok
      ? { ok: true, import: importOfLink(decoded.shared, context) }
      : { ok: false, kind, trouble: decoded.error }
  }
  const read = recognise(text, kind, context)
  if (read === null) return { ok: false, kind, trouble: 'unknown' }
  return read.ok ? read : { ok: false, kind, trouble: read.error.reason }
}
