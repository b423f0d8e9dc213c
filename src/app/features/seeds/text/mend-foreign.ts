import { plainFor } from '../../../../contract/foreign-character'
import { checkJson } from '../../../../contract/json-text'

/** So many characters are looked at, all checks together: a text of megabytes is given up sooner than the page stands still. */
const MOST_LOOKED_AT = 60_000_000

/**
 * Puts the plain character in place of each foreign one that keeps a text from being JSON, one after another, as the
 * check finds them. What stands inside strings is theirs and stays; only what opens or closes one is changed.
 * @returns the text as far as it could be mended; the same text where nothing could
 */
export function mendForeign(text: string): string {
  let mended = text
  for (let lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += mended.length) {
    const checked = checkJson(mended)
    if (checked.ok) break
    const { code, offset, found } = checked.error
    const plain = code === 'foreign-character' || code === 'byte-order-mark' ? plainFor(found) : null
    if (plain === null) break
    // JSON has no single quotes.
    const sign = plain === "'" ? '"' : plain
    const end = offset + found.length
    // Words and numbers are typed in one width: `ｔｒｕｅ`.
    const wide = /^[\uff01-\uff5e]/.test(found)
      ? (/^[\uff01-\uff5e]*/.exec(mended.slice(end))?.[0] ?? '')
      : ''
    const rest = wide.replace(/./g, (one) => plainFor(one) ?? one)
    mended = mended.slice(0, offset) + sign + rest + mended.slice(end + wide.length)
  }
  return mended
}
