import { checkJson } from '../../../../contract/json-text'
import { fencedBlocks, withoutFence } from '../../../lib/code-fence'
import { importOfLink } from '../link/import-of-link'
import { decodeLink } from '../link/link-codec'
import { type Import, type ImportContext, type ImportKind, nothing } from './import'
import { kindOf } from './kind-of'
import { recognise } from './recognise'

/** Why nothing can be set from a text. */
export type Trouble =
  | 'unknown'
  | 'unclosed'
  | 'no-address'
  | 'too-deep'
  | 'typographic'
  | 'damaged'
  | 'newer'
  | 'too-large'

/** `quotes`: the typographic ones among the text, for that trouble. */
export type Understood =
  | { ok: true; import: Import }
  | { ok: false; kind: ImportKind | null; trouble: Trouble; quotes?: string }

/** Takes apart whatever was pasted, dropped or opened. Nothing is run, sent or set. */
export async function understandText(text: string, context: ImportContext): Promise<Understood> {
  const kind = kindOf(text)
  if (kind === null) return understandSeed(text)
  if (kind === 'link') {
    const decoded = await decodeLink(text.trim())
    return decoded.ok
      ? { ok: true, import: importOfLink(decoded.shared, context) }
      : { ok: false, kind, trouble: decoded.error }
  }
  const read = recognise(text, kind, context)
  if (read === null) return { ok: false, kind, trouble: 'unknown' }
  return read.ok ? read : { ok: false, kind, trouble: read.reason, quotes: read.quotes }
}

/** JSON by itself, or in the fence that a chat has put around it, is a seed. */
function understandSeed(text: string): Understood {
  const fenced = withoutFence(text) ?? fencedBlocks(text)[0]?.text
  const seedText = fenced ?? text.replace(/^\ufeff/, '')
  if (!/^\s*[[{｛［]/.test(seedText) || !isMendable(seedText))
    return { ok: false, kind: null, trouble: 'unknown' }
  return {
    ok: true,
    import: { ...nothing('seed'), seedText, notes: fenced === undefined ? [] : [{ kind: 'fence' }] },
  }
}

/** JSON, or what one click in the editor makes JSON. */
function isMendable(text: string): boolean {
  const checked = checkJson(text)
  return checked.ok || checked.error.code === 'foreign-character'
}
