/** Why a field can't be sent, for the program that asked; people read the page's own words. */
export const REFUSAL_WORDS = {
  unknown: 'names none of the targets in /api/config',
  empty: 'is empty',
  dots: 'is “.” or “..”, which no address can name',
  'control-character': 'holds a control character',
  slash: 'holds a slash or a backslash; a name is one segment of the address',
  'lone-surrogate': 'holds half a surrogate pair, which UTF-8 can’t carry',
  'not-one-word': 'must be one word',
  'illegal-character': 'may hold visible ASCII characters only',
  'too-long': 'is too long',
  'too-large': 'is larger than limits.bodyBytes in /api/config',
  'too-many-headers': 'asks for more than 64 webhook headers',
  'too-much-header-text': 'holds more than 64 KiB of webhook headers',
  'not-an-object': 'must be a JSON object, or empty',
} as const

export type RefusalWhy = keyof typeof REFUSAL_WORDS
