/** Why a file did not become the seed. */
export type SeedFileError = 'too-large' | 'not-text' | 'unreadable'

/**
 * Reads a file as the seed's text, exactly. Checked: size and that it is UTF-8; whether it is JSON is for the editor to say.
 * @param limitBytes largest size taken
 */
export async function readSeedFile(
  file: File,
  limitBytes: number,
): Promise<{ ok: true; text: string } | { ok: false; error: SeedFileError }> {
  if (file.size > limitBytes) return { ok: false, error: 'too-large' }
  try {
    // `ignoreBOM` keeps a byte-order mark in the text, so that it is seen and pointed out instead of vanishing.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
    return text.includes('\0') ? { ok: false, error: 'not-text' } : { ok: true, text }
  } catch (error) {
    return { ok: false, error: error instanceof TypeError ? 'not-text' : 'unreadable' }
  }
}
