import { formatBytes } from '../../lib/format'
import type { t as translate } from '../../lib/i18n/i18n'
import { saveFile } from '../../ui/save-file'
import { toasts } from '../../ui/toast'
import { readSeedFile } from './read-seed-file'
import type { SeedDocument } from './seed-document'
import { setTextWithUndo } from './undo-text'
import './later-words'

/** Makes a file's exact text the seed, or says why it is none; what it takes the place of can be had back. */
export async function openSeedFile(
  t: typeof translate,
  seed: SeedDocument,
  file: File,
  limitBytes: number,
): Promise<boolean> {
  const { draft } = seed.get()
  const read = await readSeedFile(file, limitBytes)
  if (!read.ok) {
    toasts.show(t(`seed.file.${read.error}`, { name: file.name, limit: formatBytes(limitBytes) }))
    return false
  }
  // A large file takes its time; by now another draft may be open.
  if (seed.get().draft !== draft) {
    toasts.show(t('seeds.changedMeanwhile'))
    return false
  }
  setTextWithUndo(seed, read.text, t('seed.file.opened', { name: file.name }))
  return true
}

/** Hands the exact text to the browser's downloads. */
export const saveSeedFile = (name: string, text: string): void =>
  saveFile(`${fileName(name)}.json`, 'application/json', new TextEncoder().encode(text))

/** A name that every file system takes. */
function fileName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
  return safe.slice(0, 80) || 'seed'
}
