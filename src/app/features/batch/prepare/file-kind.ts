/** Kinds of files that hold no text, as far as their operator has to tell them apart. */
export const FILE_KINDS = [
  'workbook',
  'document',
  'archive',
  'pdf',
  'image',
  'media',
  'data',
  'page',
  'other',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** How files begin (https://en.wikipedia.org/wiki/List_of_file_signatures). A dot stands for any byte. */
const SIGNATURES: readonly [start: string, kind: FileKind][] = [
  ['PK\x03\x04', 'archive'],
  ['PK\x05\x06', 'archive'],
  ['PK\x07\x08', 'archive'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'workbook'],
  // Excel before it wrote OLE files.
  ['\x09\x00\x04\x00', 'workbook'],
  ['\x09\x02\x06\x00', 'workbook'],
  ['\x09\x04\x06\x00', 'workbook'],
  ['\x09\x08..\x00', 'workbook'],
  ['%PDF-', 'pdf'],
  ['{\\rtf', 'document'],
  ['%!PS', 'document'],
  ['\x1f\x8b', 'archive'],
  ['\x1f\x9d', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['Rar!\x1a\x07', 'archive'],
  ['\xfd7zXZ\x00', 'archive'],
  ['BZh.1AY&SY', 'archive'],
  ['\x28\xb5\x2f\xfd', 'archive'],
  ['\x04\x22\x4d\x18', 'archive'],
  ['\x89PNG\r\n', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['RIFF....WEBP', 'image'],
  ['BM....\x00\x00\x00\x00', 'image'],
  ['II*\x00', 'image'],
  ['MM\x00*', 'image'],
  ['\x00\x00\x01\x00', 'image'],
  ['8BPS\x00', 'image'],
  ['\x00\x00\x00.ftyp', 'media'],
  ['RIFF....WAVE', 'media'],
  ['RIFF....AVI ', 'media'],
  ['ID3.\x00', 'media'],
  ['OggS\x00', 'media'],
  ['fLaC\x00', 'media'],
  ['\x1aE\xdf\xa3', 'media'],
  ['SQLite format 3\x00', 'data'],
  ['PAR1\x15', 'data'],
  ['Obj\x01', 'data'],
  ['ARROW1\x00', 'data'],
  ['FEA1\x00', 'data'],
  ['\x89HDF', 'data'],
  ['bplist00', 'data'],
  ['\x7fELF', 'other'],
  ['\xca\xfe\xba\xbe', 'other'],
  ['\xcf\xfa\xed\xfe', 'other'],
  ['\x00asm', 'other'],
  ['MZ.\x00', 'other'],
]
const WORKBOOK_NAME = /\.(?:xls[xmb]?|xlt[xm]?|ods|fods|ots|numbers)$/i
const PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|\?xml|svg|workbook)\b/i

/**
 * What a file is that holds no text of rows or JSON, by its first bytes.
 * @param head its beginning, a byte in each character; `tail`: its end, where a ZIP file lists its parts
 * @param name its name, which tells a workbook among ZIP files that tell nothing themselves
 * @returns null for what may be text
 */
export function fileKindOf(head: string, tail: string, name: string): FileKind | null {
  const kind = SIGNATURES.find(([start]) => begins(head, start))?.[1]
  if (kind === 'archive' && head.startsWith('PK')) {
    const parts = head + tail
    if (/xl\/|opendocument\.spreadsheet|Index\/Tables/.test(parts) || WORKBOOK_NAME.test(name))
      return 'workbook'
    return /word\/|ppt\/|opendocument\./.test(parts) ? 'document' : 'archive'
  }
  return kind ?? (PAGE.test(head) ? 'page' : null)
}

const begins = (head: string, start: string) =>
  head.length >= start.length && [...start].every((c, at) => c === '.' || head[at] === c)

/** The first characters as bytes; what is no byte becomes a question mark. */
export const bytesAsText = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4096)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return parts.join('')
}

/** More than one in ten of such characters: no text was ever meant. */
const MOST_CONTROLS = 0.1
const LOOKED_AT = 4000

/** Whether what was decoded, or pasted, is so full of characters that no text has that it can be none. */
export function isNoText(text: string): boolean {
  const head = text.slice(0, LOOKED_AT)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
  const controls = head.match(/[\x00-\x08\x0e-\x1a\x1c\x1d\x1f\x7f\ufffd]/g)?.length ?? 0
  return controls > 3 && controls > head.length * MOST_CONTROLS
}
