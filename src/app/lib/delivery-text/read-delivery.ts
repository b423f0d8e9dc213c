import { type Delivery, MOST_DECODED_BYTES } from '../../../contract/inbox-messages'
import { codingsOf, type Readable } from './plain-delivery'
import { type CharsetReading, readCharset } from './read-charset'
import { type Stop, type UndoBrotli, undoCodings } from './undo-codings'

/**
 * A delivery's body as it is to be read: codings undone, in its charset. The bytes stay as they came, beside it. `text` null:
 * it can't be read as text.
 */
export type DeliveryReading = CharsetReading & {
  /** The codings that were undone, in the order in which they were put on. */
  undone: readonly string[]
  stop: Stop | null
  /** Bytes that were read; those that came, where no coding was undone. */
  readBytes: number
  /** It says that it is JSON, and is in another charset than JSON ought to be in (RFC 8259, 8.1). */
  isWideJson: boolean
}

type Options = {
  /** The charset that the operator chose instead of whatever is declared. */
  chosen?: string | null
  undoBrotli?: UndoBrotli
}

/** Reads a delivery's body. Null where it has none. Never throws: what can't be read says why. */
export async function readDelivery(
  delivery: Readable,
  { chosen = null, undoBrotli = nobody }: Options = {},
): Promise<DeliveryReading | null> {
  const { body, contentType } = delivery
  if (body === null) return null
  const came = bytesOf(body)
  const { bytes, undone, stop } = await undoCodings(came, codingsOf(delivery), MOST_DECODED_BYTES, undoBrotli)
  if (bytes === null) {
    const unread = { text: null, charset: null, unknown: null, notIn: null, isWideJson: false }
    return { ...unread, undone, stop, readBytes: came.length }
  }
  const read = readCharset(bytes, contentType, chosen, stop !== null)
  const isJson = /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType ?? '')
  return {
    ...read,
    undone,
    stop,
    readBytes: bytes.length,
    isWideJson: isJson && read.text !== null && read.charset !== null && read.charset.name !== 'utf-8',
  }
}

/** The bytes of a body as they came. */
export function bytesOf({ encoding, text }: NonNullable<Delivery['body']>): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return new TextEncoder().encode(text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

const nobody: UndoBrotli = () => Promise.reject(new Error('nobody here undoes Brotli'))
