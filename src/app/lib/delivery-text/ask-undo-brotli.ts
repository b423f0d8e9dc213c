import { DECODED_END_HEADER } from '../../../contract/inbox-messages'
import { accessHeaders } from '../access'
import type { Unpacked } from './inflate'

const PATIENCE_MS = 30_000

/**
 * `POST /api/inboxes/decoded`: lets Seedpad's own server undo Brotli, for browsers that can't.
 * @throws where it does not
 */
export async function askUndoBrotli(bytes: Uint8Array<ArrayBuffer>): Promise<Unpacked> {
  const response = await fetch('/api/inboxes/decoded', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...accessHeaders() },
    body: JSON.stringify({ coding: 'br', body: toBase64(bytes) }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const end = response.headers.get(DECODED_END_HEADER)
  if (!response.ok || (end !== 'whole' && end !== 'bound' && end !== 'broken'))
    throw new Error(`status ${response.status}`)
  return { bytes: new Uint8Array(await response.arrayBuffer()), end }
}

function toBase64(bytes: Uint8Array): string {
  const CHUNK = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}
