/** How hard a passphrase is to guess for somebody who holds a copy of the sealed vault. */
export type Strength = { level: 0 | 1 | 2 | 3; bits: number }

const COMMON = [
  'password',
  'passphrase',
  'senha',
  'secret',
  'segredo',
  'qwertyuiop',
  'qwerty',
  'asdf',
  'zxcv',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'datallog',
  'seedpad',
  'brasil',
  'token',
  'abc',
  'test',
  'teste',
]

/**
 * A rough figure in bits, on the careful side: well-known words, repeats and runs such as `4567` count as one character,
 * and whole words as what it takes to guess them from a list, not letter by letter.
 */
export function passphraseStrength(passphrase: string): Strength {
  const bits = Math.round(Math.min(byCharacters(passphrase), byWords(passphrase)))
  return { bits, level: bits < 36 ? 0 : bits < 46 ? 1 : bits < 60 ? 2 : 3 }
}

/** Whether it may seal a vault: no number of rounds makes up for a weaker one. */
export const isStrongEnough = (passphrase: string): boolean => passphraseStrength(passphrase).level >= 2

function byCharacters(passphrase: string): number {
  let text = passphrase.normalize('NFKC')
  for (const word of COMMON) text = text.replaceAll(new RegExp(word, 'gi'), '\uE000')
  const characters = [...text]
  const counted = characters.filter((character, at) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? -9)
    return Math.abs(step) > 1
  })
  const kinds = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[ !-/:-@[-`{-~]/, 33],
    [/[^ -~\uE000]/, 40],
  ] as const
  const alphabet = kinds.reduce((sum, [kind, size]) => (kind.test(text) ? sum + size : sum), 0)
  return counted.length * Math.log2(Math.max(alphabet, 2))
}

/** A word is worth 13 bits, as one of a list of 8,000; what stands between the words adds a little. */
function byWords(passphrase: string): number {
  const words = passphrase.split(/[^\p{L}]+/u).filter((word) => word.length >= 3)
  const rest = passphrase.replace(/\p{L}{3,}/gu, '').replace(/[\s_-]/g, '')
  const digits = rest.replace(/\D/g, '').length
  const distinct = new Set(words.map((word) => word.toLowerCase()))
  // Letters in an order that no word has are guessed one by one; four in a row without a vowel are hardly a word.
  const isWord = (word: string) =>
    word.length <= 14 && /[aeiouyáâãàéêíóôõúü]/i.test(word) && !/[^aeiouyáâãàéêíóôõúü\W\d_]{5}/i.test(word)
  if (words.length === 0 || ![...distinct].every(isWord)) return Number.POSITIVE_INFINITY
  return distinct.size * 13 + digits * 3 + (rest.length - digits) * 5
}
