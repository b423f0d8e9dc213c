import { LATIN_1_ENTITIES } from './latin-1-entities'

/** Names of characters in HTML, those of ASCII and of Latin-1. */
const ENTITIES = new Map([
  ...Object.entries({ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }),
  ...Object.entries({ sol: '/', plus: '+', equals: '=', excl: '!', num: '#', dollar: '$', percnt: '%' }),
  ...Object.entries({ lowbar: '_', lpar: '(', rpar: ')', commat: '@', hat: '^', colon: ':', semi: ';' }),
  ...Object.entries({ period: '.', comma: ',', quest: '?', lsqb: '[', lbrack: '[', rsqb: ']', rbrack: ']' }),
  ...Object.entries({ lcub: '{', lbrace: '{', rcub: '}', rbrace: '}', verbar: '|', vert: '|', bsol: '\\' }),
  ...Object.entries({ grave: '`', ast: '*', midast: '*', hyphen: '-', dash: '-', tab: '\t', newline: '\n' }),
  ...LATIN_1_ENTITIES.map((name, at): [string, string] => [name, String.fromCharCode(0xa0 + at)]),
])

/** Read without `;` too. */
export const BARE_NAMES = new Set(['amp', 'AMP', 'quot', 'QUOT', 'lt', 'LT', 'gt', 'GT'])
export const LONGEST_BARE = 4
/** With its `#`, and one more than any name has. */
export const LONGEST_NAME = 10

/** Whether a character may stand in an entity: `#`, `;`, a letter or a digit. */
export const isOfEntity = (code: number): boolean =>
  code === 0x23 ||
  code === 0x3b ||
  (code >= 0x30 && code <= 0x39) ||
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)

/** Whether a name is that of a character by its number: `#65`, `#x41`. */
export const isNumber = (name: string): boolean => /^#(?:x[0-9a-f]+|\d+)$/i.test(name)

/** The character that an entity stands for, by its name without `&` and `;`; null where it stands for none. */
export function entityCode(name: string): number | null {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (number) {
    const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2])
    return code <= 0x10ffff ? code : null
  }
  return (ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()))?.charCodeAt(0) ?? null
}
