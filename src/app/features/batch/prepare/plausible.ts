/** Letters beyond ASCII that one language writes; no text has those of two. From CLDR's main exemplar characters. */
const ALPHABETS = [
  'æøåé',
  'åäöé',
  'äöüß',
  'àâæçéèêëîïôœùûü',
  'áéíóúñü',
  'áàâãçéêíóôõú',
  'àèéìòù',
  'ëïéèöü',
  'áðéíóúýþæö',
  'ąćęłńóśźż',
  'áčďéěíňóřšťúůýž',
  'áäčďéíĺľňóôŕšťúýž',
  'áéíóöőúüű',
  'ăâîşţ',
  'čćđšž',
  'çğıiöşüâ\u0307',
  'ąčęėįšųūž',
  'āčēģīķļņšūž',
  'äõöüšž',
  'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  'абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ',
  'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
].map((letters) => new Set(letters))
const WITHOUT_CASE = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Thai}/u
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
/** Signs that stand at the edge of a word. */
const SIGNS = '’‘“”„«»–—…°€ªº§•·¿¡№™®©£'

/**
 * How much words look as people write them: one script in a word, capitals at its beginning or throughout, accented letters
 * apart and of one language, and no signs within it. Bytes that are read in the wrong encoding fail at one or the other.
 * @param words separated by single spaces
 * @returns from 0 to 1
 */
export function plausibility(words: string): number {
  let odd = 0
  let foreign = 0
  const letters: string[] = []
  for (const word of words.split(' ')) {
    const all = [...word]
    for (const [at, c] of all.entries()) {
      const before = all[at - 1] ?? ''
      if (c > '\x7f') {
        foreign += 1
        if (isLetter(c)) letters.push(...c.toLowerCase())
        // A mark needs a letter to stand on.
        if (at === 0 && /\p{M}/u.test(c)) odd += 1
        else if (!isLetter(c))
          odd += SIGNS.includes(c) && (at === 0 || at === all.length - 1 || c === '’') ? 0.2 : 1
      }
      if (isLetter(c) && isLetter(before) && (c > '\x7f' || before > '\x7f'))
        odd += oddPair(before, c, all[at - 2] ?? '')
    }
  }
  if (foreign === 0 || letters.length === 0) return 0
  const share = (belongs: (letter: string) => boolean) => letters.filter(belongs).length / letters.length
  const ofOne = Math.max(
    share((letter) => WITHOUT_CASE.test(letter)),
    ...ALPHABETS.map((alphabet) => share((letter) => alphabet.has(letter))),
  )
  return Math.max(0, 1 - (2 * odd) / foreign) * (0.3 + 0.7 * ofOne)
}

const isLetter = (c: string) => /[\p{L}\p{M}]/u.test(c)
const isCapital = (c: string) => /\p{Lu}/u.test(c)
const isSmall = (c: string) => /\p{Ll}/u.test(c)
const scriptOf = (c: string) => SCRIPTS.findIndex((script) => script.test(c))

function oddPair(before: string, c: string, first: string): number {
  const script = scriptOf(c)
  let odd = script === scriptOf(before) ? 0 : 1
  if (isSmall(before) && isCapital(c)) odd += 1
  if (isCapital(first) && isCapital(before) && isSmall(c)) odd += 0.5
  // Accented Latin letters seldom follow each other.
  if (script === 0 && c > '\x7f' && before > '\x7f') odd += 0.4
  return odd
}

/**
 * Encodings of two bytes, with how usual a character is by its first byte: their tables have what is written every day in
 * rows of its own (level 1 of JIS X 0208, of GB 2312 and of Big5, kana, Hangul).
 */
const ROWS: Readonly<Record<string, readonly [from: number, to: number, usual: number][]>> = {
  shift_jis: [
    [0x82, 0x83, 1],
    [0x81, 0x81, 0.8],
    [0x88, 0x97, 0.9],
    [0x98, 0x98, 0.5],
  ],
  'euc-jp': [
    [0xa4, 0xa5, 1],
    [0xa1, 0xa3, 0.8],
    [0xb0, 0xcf, 0.85],
  ],
  gbk: [
    [0xb0, 0xd7, 0.9],
    [0xa1, 0xa3, 0.8],
    [0xa4, 0xa5, 0.3],
  ],
  big5: [
    [0xa4, 0xc6, 0.9],
    [0xa1, 0xa2, 0.8],
  ],
  'euc-kr': [
    [0xb0, 0xc8, 1],
    [0xa1, 0xa3, 0.6],
  ],
}
export const TWO_BYTE_ENCODINGS = Object.keys(ROWS)
const UNUSUAL = 0.1
const HALF_WIDTH_KANA = 0.25

/** How usual the characters are that bytes stand for in an encoding of two bytes, from 0 to 1. */
export function usualness(bytes: Uint8Array, encoding: string): number {
  const rows = ROWS[encoding] ?? []
  let sum = 0
  let count = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    count += 1
    if (encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) {
      sum += HALF_WIDTH_KANA
      continue
    }
    const alone = isSmallAscii(bytes[at - 1]) && isSmallAscii(bytes[at + 2])
    at += 1
    const usual = rows.find(([from, to]) => lead >= from && lead <= to)?.[2] ?? UNUSUAL
    const high = encoding === 'shift_jis' || encoding === 'big5' || (bytes[at] ?? 0) >= 0xa1
    // One character within a word of Latin letters is an accented letter of another encoding.
    sum += (high ? usual : UNUSUAL) * (alone ? 0.3 : 1)
  }
  return count === 0 ? 0 : sum / count
}

const isSmallAscii = (byte: number | undefined) => byte !== undefined && byte >= 0x61 && byte <= 0x7a
