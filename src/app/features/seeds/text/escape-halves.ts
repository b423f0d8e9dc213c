/** A UTF-16 unit as JSON writes it when it can't stand for itself: `\ud83d`. */
export const asEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Writes halves of characters, which have no UTF-8 form, as escapes. For JSON it is the same value; every program that
 * sends the text as it was would put U+FFFD in their place.
 */
export const escapeHalves = (text: string): string => text.replace(/[\uD800-\uDFFF]/gu, asEscape)
