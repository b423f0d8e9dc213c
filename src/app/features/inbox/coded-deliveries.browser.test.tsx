import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Delivery } from '../../../contract/inbox-messages'
import { openDatabase } from '../../lib/database'
import { show } from '../../ui/testing/stage'
import { DeliveryDetail } from './delivery-detail'
import { findDeliveries } from './find-deliveries'

const TEXT = '{"berth":"Alpha"}'

/** Compressed by the browser itself. */
async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

function delivery(seq: number, bytes: Uint8Array, part: Partial<Delivery>): Delivery {
  return {
    seq,
    startId: `run-${seq}`,
    firstReceivedAt: '2026-01-01T00:00:09.000Z',
    receivedAt: `2026-01-01T00:01:0${seq}.000Z`,
    method: 'POST',
    query: '',
    contentType: 'application/json',
    headers: [],
    secretHash: null,
    body: { encoding: 'base64', text: base64(bytes) },
    bodyBytes: bytes.length,
    bodyHash: `hash-${seq}`,
    copies: 1,
    key: `key-${seq}`,
    ...part,
  }
}

const LATIN = Uint8Array.from([...'{"berth":"Gr\u00fc\u00dfe"}'].map((letter) => letter.charCodeAt(0)))

beforeEach(async () => {
  const { db } = await openDatabase()
  await db.deliveries.clear()
  await db.deliveries.bulkAdd([
    delivery(1, await gzip(TEXT), { headers: [['Content-Encoding', 'gzip']] }),
    delivery(2, LATIN, { contentType: 'application/json; charset=ISO-8859-1' }),
    delivery(3, Uint8Array.of(0x8b, 0x02, 0x80), { headers: [['Content-Encoding', 'br']] }),
    delivery(4, LATIN, { contentType: null }),
  ])
})
afterEach(() => vi.unstubAllGlobals())

const shown = (key: string) => show(<DeliveryDetail deliveryKey={key} runHref={() => '/'} backHref="/" />)
const page = () => document.body.textContent ?? ''

describe('a delivery whose bytes are no plain text', () => {
  it('is shown decoded, with a word about it and both sizes', async () => {
    shown('key-1')
    await vi.waitFor(() => expect(page()).toContain('Alpha'))
    expect(page()).toContain('Decoded from gzip')
    expect(document.querySelector('[role="tree"]')).not.toBeNull()
  })

  it('is shown in the charset that it declares, with a word that JSON ought to be UTF-8', async () => {
    shown('key-2')
    await vi.waitFor(() => expect(page()).toContain('Grüße'))
    expect(page()).toContain('windows-1252')
    expect(page()).toContain('RFC 8259')
  })

  it('is shown as bytes where the browser can’t decode it and the server does not', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 429 }))
    shown('key-3')
    await vi.waitFor(() => expect(page()).toContain('8b 02 80'))
    expect(page()).toContain('can’t decode br')
  })

  it('that declares nothing is shown as bytes, and read as the operator chooses', async () => {
    shown('key-4')
    const choice = await vi.waitUntil(() => document.querySelector<HTMLSelectElement>('select'))
    expect(page()).not.toContain('Grüße')
    choice.value = 'windows-1252'
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() => expect(page()).toContain('Grüße'))
  })

  it('is found by what it says, and not by what its bytes happen to spell', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 429 }))
    const { db } = await openDatabase()
    const found = async (text: string, limit = 10) =>
      (await findDeliveries(db, text, limit)).found.map(({ delivery }) => delivery.key)
    expect(await found('alpha')).toEqual(['key-1'])
    expect(await found('grüße')).toEqual(['key-2'])
    expect(await found('H4sI')).toEqual([])
    // Those in between that had to be read, and hold nothing of it, take nobody's place.
    expect(await found('alpha', 1)).toEqual(['key-1'])
    expect(await found('')).toEqual(['key-4', 'key-3', 'key-2', 'key-1'])
  })
})
