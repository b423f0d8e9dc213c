import type { Delivery } from '../../../contract/inbox-messages'

/** What of a delivery its text is read from. */
export type Readable = Pick<Delivery, 'body' | 'contentType' | 'headers'>

/** True where the text as it stands in the delivery is what is to be read: so it is for almost all. */
export function isPlain(delivery: Readable): boolean {
  const { body, contentType } = delivery
  if (body?.encoding !== 'utf8' || codingsOf(delivery).length > 0) return false
  const charset = declaredCharset(contentType)
  // A text with NULs is most likely one in two bytes a character.
  return (charset === null || isUtf8(charset)) && !body.text.includes('\0')
}

/**
 * The codings that a delivery's body has (RFC 9110, 8.4), in the order in which they were put on, in lower case; none for an
 * ordinary one.
 */
export function codingsOf({ headers }: Pick<Delivery, 'headers'>): string[] {
  return headers
    .filter(([name]) => name.trim().toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')
}

/** The charset that a Content-Type names, as it is written there; null: none. */
export function declaredCharset(contentType: string | null): string | null {
  const found = /;\s*charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/i.exec(contentType ?? '')
  return found?.slice(1).find(Boolean)?.trim() || null
}

/** True for the names of UTF-8. */
export const isUtf8 = (label: string): boolean => /^(?:utf-?8|unicode-1-1-utf-8)$/i.test(label)
