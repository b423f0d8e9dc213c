import type { Delivery } from '../../contract/inbox-messages'
import type { StoredDelivery } from './inbox-store'

/** A kept delivery as the page gets it: its bytes as text where they are UTF-8 (a byte order mark stays), else base64. */
export function deliveryMessage({ bytes, ...rest }: StoredDelivery): Delivery {
  return { ...rest, body: bytes && encodeBody(bytes) }
}

function encodeBody(bytes: Uint8Array): NonNullable<Delivery['body']> {
  try {
    return {
      encoding: 'utf8',
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    }
  } catch {
    return { encoding: 'base64', text: Buffer.from(bytes).toString('base64') }
  }
}
