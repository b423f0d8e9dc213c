import { analyse } from 'chardet'
import { plausibility, TWO_BYTE_ENCODINGS, usualness } from './plausible'
import type { FoundEncoding, Reading } from './source'

/** Looked at in this order where nothing else speaks for one: those that are found most come first. */
const ONE_BYTE_ENCODINGS = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'windows-1254',
  'windows-1257',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'koi8-u',
  'ibm866',
  'macintosh',
  'x-mac-cyrillic',
  'windows-874',
]
/** What the detector calls otherwise, or does not know apart from a near relative. */
const RELATIVES: Readonly<Record<string, readonly string[]>> = {
  gb18030: ['gbk'],
  'iso-8859-2': ['iso-8859-2', 'windows-1250'],
  'iso-8859-7': ['iso-8859-7', 'windows-1253'],
  'iso-8859-8': ['windows-1255'],
  'koi8-r': ['koi8-r', 'koi8-u'],
}
const MOST_SAMPLED = 20_000
const MOST_READINGS = 4
const FEW_LOST = 4
const MOST_SHOWN = 600
const LONGEST = 4000
const LINE_FEED = 0x0a

/**
 * Collects, while a file goes by, the words of it that an encoding makes a difference to, and the lines they stand in. What
 * the edge of a chunk cuts through is left out: half a character would speak against its encoding.
 */
export function createSampler() {
  const words: number[] = []
  const lines: number[] = []
  const addLine = (line: Uint8Array) => {
    if (!line.some(isForeign)) return
    if (lines.length < MOST_SHOWN && line.length < LONGEST) lines.push(...line, LINE_FEED)
    let from = 0
    for (let at = 0; at <= line.length; at++) {
      if (at < line.length && !endsWord(line[at] ?? 0)) continue
      const word = line.subarray(from, at)
      if (word.length < LONGEST && word.some(isForeign)) words.push(...word, 0x20)
      from = at + 1
    }
  }
  return {
    /** @param first @param last whether the file begins, or ends, with this chunk */
    add(chunk: Uint8Array, first: boolean, last: boolean) {
      let from = first ? 0 : lineEnd(chunk, 0) + 1
      while (from < chunk.length && words.length < MOST_SAMPLED) {
        const end = lineEnd(chunk, from)
        if (end === chunk.length && !last) break
        addLine(chunk.subarray(from, end))
        from = end + 1
      }
    },
    sample: () => ({ words: Uint8Array.from(words), lines: Uint8Array.from(lines) }),
  }
}

const isForeign = (byte: number) => byte >= 0x80
/** No second byte of a character lies below 0x40 but the rare ones of GB 18030; letters do not, either. */
const endsWord = (byte: number) => byte < 0x40 && byte !== 0x27 && byte !== 0x2d

function lineEnd(chunk: Uint8Array, from: number): number {
  let at = from
  while (at < chunk.length && chunk[at] !== LINE_FEED && chunk[at] !== 0x0d) at += 1
  return at
}

/**
 * What bytes are most likely to be that are neither marked nor UTF-8. It can only be a guess: the same bytes are text in
 * many encodings. A detector knows the frequent letters of languages; in the few words that a table has, how words look tells more.
 */
export function guessEncoding({
  words,
  lines,
}: ReturnType<ReturnType<typeof createSampler>['sample']>): FoundEncoding {
  const known = knownBy(words)
  const scored = [...ONE_BYTE_ENCODINGS, ...TWO_BYTE_ENCODINGS].flatMap((encoding, place) => {
    const text = decodedAs(encoding, words)
    if (text === null) return []
    const looks = TWO_BYTE_ENCODINGS.includes(encoding) ? usualness(words, encoding) : plausibility(text)
    const behind = place < ONE_BYTE_ENCODINGS.length ? place * 0.004 : 0
    return [{ encoding, score: looks * (1 + (known.get(encoding) ?? 0) / 2) - behind }]
  })
  const legacy = scored.sort((a, b) => b.score - a.score).map(({ encoding }) => encoding)
  const ranked = isBrokenUtf8(words) ? ['utf-8', ...legacy] : legacy
  const readings: Reading[] = []
  const seen = new Set<string>()
  for (const encoding of ranked.length > 0 ? ranked : ['windows-1252']) {
    const cells = cellsOf(lines, encoding)
    const text = cells.join('\n')
    if (seen.has(text) || readings.length === MOST_READINGS) continue
    seen.add(text)
    readings.push({ encoding, cells })
  }
  return { name: ranked[0] ?? 'windows-1252', how: 'guess', readings }
}

/** Whether nearly all is UTF-8, of which a few bytes were lost, or its end. No other text is so by chance. */
function isBrokenUtf8(words: Uint8Array): boolean {
  const text = new TextDecoder().decode(words)
  const lost = text.split('\ufffd').length - 1
  const whole = (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) - lost
  return whole > 0 && lost * FEW_LOST <= whole
}

/** From 0 to 1, for each encoding that the detector has something to say for. */
function knownBy(words: Uint8Array): Map<string, number> {
  const known = new Map<string, number>()
  for (const { name, confidence } of analyse(words)) {
    const own = encodingNamed(name)
    for (const encoding of own === null ? [] : (RELATIVES[own] ?? [own]))
      known.set(encoding, Math.max(known.get(encoding) ?? 0, confidence / 100))
  }
  return known
}

function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** @returns null where the bytes are none of that encoding, or would be controls or nobody's characters in it */
function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return /[\u0080-\u009f\ue000-\uf8ff]/.test(text) ? null : text
  } catch {
    return null
  }
}

const MOST_CELLS = 6
const MOST_CELL = 40

/** Between digits, a comma is most likely a decimal one: `1.234,56 €` is one cell. */
const CELL_END = /\s*(?:[\r\n;|\t"{}[\]:]|(?<!\d),|,(?!\d))\s*/

/** The first cells that an encoding makes a difference to. */
export function cellsOf(bytes: Uint8Array, encoding: string): string[] {
  const words = new TextDecoder(encoding).decode(bytes).split(CELL_END)
  const cells = words.filter((cell) => /[^\p{ASCII}]/u.test(cell)).map((cell) => cell.slice(0, MOST_CELL))
  return [...new Set(cells)].slice(0, MOST_CELLS)
}
