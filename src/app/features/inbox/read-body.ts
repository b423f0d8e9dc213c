import type { Delivery } from '../../../contract/inbox-messages'

/** Bytes in the form in which deliveries carry them: text where they are UTF-8 (a byte order mark stays), else base64. */
export function readBody(bytes: ArrayBuffer): NonNullable<Delivery['body']> {
  try {
    return {
      encoding: 'utf8',
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    }
  } catch {
    return { encoding: 'base64', text: toBase64(new Uint8Array(bytes)) }
  }
}

function toBase64(bytes: Uint8Array): string {
  const CHUNK = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}
