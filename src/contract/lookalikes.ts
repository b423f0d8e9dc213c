/** A word, as far as letters of different scripts in it would be read as one. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** Scripts that are told apart; any other counts as one more. */
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Georgian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Thai',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

/** Scripts that are written together in one word (Unicode Technical Standard #39, “highly restrictive”). */
const TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Hangul'],
  ['Latin', 'Han', 'Bopomofo'],
]

/** Letters that look like Latin ones: a whole word of them reads as a Latin word. From Unicode’s confusables, upright forms. */
const LIKE_LATIN = /^[аеорсухіјѕһԁԛԝӏѵАВЕЅІЈКМНОРСТУХԌԚԜҮѴӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿαγικνορσυϲϳ]$/u
/** Marks that look like the ones of which names are made: hyphen, slash, colon, exclamation mark. */
const LIKE_ASCII =
  /[\u02d7\u2010-\u2012\u2043\u2212\u2044\u2215\u29f8\u2236\ua789\u01c3]|(?<=[a-z0-9])\u2013(?=[a-z0-9])/giu

/** Marks on a letter of an alphabet that has its accented letters whole: put on one by one, they read as another character. */
const LOOSE_MARKS = /(?<=[\x21-\x7e\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu

type Letter = { at: number; character: string; script: string }

/**
 * Where a text has characters that pass for others: letters of a second script within a word, whole words of Cyrillic or
 * Greek letters that look Latin, ASCII in other shapes (full width, mathematical), and marks that look like ASCII’s.
 */
export function lookalikesOf(text: string): Set<number> {
  const found = foreignLettersOf(text)
  for (const { index } of text.matchAll(LIKE_ASCII)) found.add(index)
  for (const { index } of text.matchAll(LOOSE_MARKS)) found.add(index)
  const wideIsUsual = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
  let at = 0
  for (const character of text) {
    const besideAscii = /[a-z0-9]/i.test(`${text[at - 1] ?? ''}${text[at + 1] ?? ''}`)
    const isUsual = wideIsUsual && !besideAscii && /[\uff01-\uff5e]/.test(character)
    if (isOtherShape(character) && !isUsual) found.add(at)
    at += character.length
  }
  return found
}

/** Where letters stand that are foreign in their word, and whole words of letters that look Latin. */
export function foreignLettersOf(text: string): Set<number> {
  const found = new Set<number>()
  const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => lettersOf(word, index))
  for (const letters of words) {
    const main = mainScript(letters)
    const own = letters.filter(({ script }) => script === main)
    const odd =
      main === null ? [] : isLikeLatin(own, words) ? letters : letters.filter((one) => !own.includes(one))
    for (const letter of odd) found.add(letter.at)
  }
  return found
}

function lettersOf(word: string, from: number): Letter[] {
  const letters: Letter[] = []
  let at = from
  for (const character of word) {
    const script = /[\p{Script=Common}\p{Script=Inherited}]/u.test(character)
      ? null
      : (SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other')
    if (script !== null) letters.push({ at, character, script })
    at += character.length
  }
  return letters
}

/** The script that a word is written in, so that letters of others are foreign in it; `null` where none is. */
function mainScript(letters: readonly Letter[]): string | null {
  const counts = new Map<string, number>()
  for (const { script } of letters) counts.set(script, (counts.get(script) ?? 0) + 1)
  if (TOGETHER.some((scripts) => [...counts.keys()].every((script) => scripts.includes(script)))) return null
  // Latin where it is even: the other one is what passes for it.
  const [first] = [...counts].sort(
    ([a, many], [b, few]) => few - many || Number(b === 'Latin') - Number(a === 'Latin'),
  )
  return first?.[0] ?? null
}

/** One or two letters are a word of their own in a text that is plainly Cyrillic or Greek: “Отчёт о продажах”. */
function isLikeLatin(letters: readonly Letter[], words: readonly Letter[][]): boolean {
  if (!letters.every(({ character }) => LIKE_LATIN.test(character))) return false
  const isPlainly = (other: Letter) =>
    other.script === letters[0]?.script && !LIKE_LATIN.test(other.character)
  return letters.length > 2 || !words.some((word) => word.some(isPlainly))
}

/** Full width, mathematical and the like: another code point that is ASCII when compatible forms are made one (NFKC). */
function isOtherShape(character: string): boolean {
  // Raised, lowered and circled ones are seen for what they are.
  if (character < '\u2024' || /[\u2070-\u209f\u2460-\u24ff]|\p{Z}/u.test(character)) return false
  const normal = character.normalize('NFKC')
  return normal !== character && /^[\x21-\x7e]$/.test(normal)
}
