import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MOST_DECODED_BYTES } from '../../../contract/inbox-messages'
import { textOf } from './delivery-texts'
import { isPlain, type Readable } from './plain-delivery'
import { bytesOf, readDelivery } from './read-delivery'
import type { UndoBrotli } from './undo-codings'

const JSON_TEXT = '{"berth":"Grüße","no":12345678901234567891}'

type Part = { type?: string | null; coding?: string | string[] }

/** A delivery as the inbox gives it: text where the bytes are UTF-8, else base64. */
function delivery(
  bytes: Uint8Array | string,
  { type = 'application/json', coding = [] }: Part = {},
): Readable {
  const buffer = Buffer.from(bytes)
  const text = buffer.toString('utf8')
  const isText = Buffer.from(text).equals(buffer)
  return {
    contentType: type,
    headers: [
      ['Host', 'x'],
      ...[coding].flat().map((value): [string, string] => ['Content-Encoding', value]),
    ],
    body: isText ? { encoding: 'utf8', text } : { encoding: 'base64', text: buffer.toString('base64') },
  }
}

const read = (bytes: Uint8Array | string, part?: Part, chosen: string | null = null) =>
  readDelivery(delivery(bytes, part), { chosen })

describe('a body with codings', () => {
  it.each([
    ['gzip', gzipSync(JSON_TEXT)],
    ['x-gzip', gzipSync(JSON_TEXT)],
    ['GZIP', gzipSync(JSON_TEXT)],
    ['deflate', deflateSync(JSON_TEXT)],
    ['deflate', deflateRawSync(JSON_TEXT)],
    ['identity, gzip', gzipSync(JSON_TEXT)],
  ])('%s is read decoded, and its bytes are as they came', async (coding, coded) => {
    const reading = await read(coded, { coding })
    expect(reading).toMatchObject({ text: JSON_TEXT, stop: null, readBytes: Buffer.byteLength(JSON_TEXT) })
    const one = delivery(coded, { coding })
    if (one.body) expect(Buffer.from(bytesOf(one.body)).equals(coded)).toBe(true)
    expect(isPlain(one)).toBe(false)
  })

  it('is decoded from the last coding to the first, in one header or several', async () => {
    const coded = deflateSync(gzipSync(JSON_TEXT))
    for (const coding of ['gzip, deflate', ['gzip', 'deflate']])
      expect(await read(coded, { coding })).toMatchObject({ text: JSON_TEXT, undone: ['gzip', 'deflate'] })
  })

  it('that is a bomb stops at the bound, and says so', async () => {
    const bomb = gzipSync(Buffer.alloc(24 * 1024 * 1024, 0x20), { level: 1 })
    const reading = await read(bomb, { coding: 'gzip', type: 'text/plain' })
    expect(reading).toMatchObject({ stop: { why: 'bound', coding: 'gzip' }, readBytes: MOST_DECODED_BYTES })
    expect(reading?.text?.length).toBe(MOST_DECODED_BYTES)
    const inside = await read(gzipSync(bomb), { coding: 'gzip, gzip' })
    expect(inside?.stop?.why).toBe('bound')
    const below = await read(deflateSync(bomb), { coding: 'br, gzip, deflate' })
    expect(below).toMatchObject({ text: null, stop: { why: 'bound', coding: 'gzip' } })
  })

  it('that breaks off is read as far as it goes; a character that is cut is left out', async () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `é${at * 7919}`).join()
    const coded = gzipSync(text)
    const reading = await read(coded.subarray(0, coded.length - 500), { coding: 'gzip', type: 'text/plain' })
    expect(reading).toMatchObject({ stop: { why: 'broken', coding: 'gzip' }, undone: ['gzip'] })
    expect(reading?.text?.length).toBeGreaterThan(1_000)
    expect(text.startsWith(reading?.text ?? '-')).toBe(true)
  })

  it.each([
    ['gzip', 'broken', 'plain text, whatever the header says'],
    ['zstd', 'unknown', 'anything'],
    ['compress', 'unknown', 'anything'],
    ['••••', 'unknown', 'anything'],
    ['br', 'elsewhere', 'anything'],
    ['gzip, gzip, gzip, gzip, gzip', 'broken', 'anything'],
  ])('%s that can’t be undone (%s) shows the bytes', async (coding, why, bytes) => {
    const reading = await read(bytes, { coding })
    expect(reading).toMatchObject({ text: null, undone: [], stop: { why } })
  })

  it('of more codings than anybody means is not undone to its end', async () => {
    let coded = gzipSync(JSON_TEXT)
    for (let more = 0; more < 9; more++) coded = gzipSync(coded)
    const reading = await read(coded, { coding: Array.from({ length: 10 }, () => 'gzip').join() })
    expect(reading).toMatchObject({ text: null, stop: { why: 'unknown' } })
  })

  it('br is undone by whoever can, also inside another', async () => {
    const asked: number[] = []
    const undoBrotli: UndoBrotli = async (bytes) => {
      asked.push(bytes.length)
      return { bytes: new TextEncoder().encode(JSON_TEXT), end: 'whole' }
    }
    const coded = brotliCompressSync(JSON_TEXT)
    const one = delivery(gzipSync(coded), { coding: 'br, gzip' })
    expect(await readDelivery(one, { undoBrotli })).toMatchObject({ text: JSON_TEXT, undone: ['br', 'gzip'] })
    expect(asked).toEqual([coded.length])
  })
})

describe('a body in a charset', () => {
  const latin = Uint8Array.from(
    [...'{"berth":"Gr', 0xfc, 0xdf, ...'e"}'].map((one) =>
      typeof one === 'number' ? one : one.charCodeAt(0),
    ),
  )

  it.each([
    ['application/json; charset=ISO-8859-1', 'windows-1252'],
    ['application/json;charset="latin1"', 'windows-1252'],
    ['application/json; charset=windows-1252', 'windows-1252'],
    ["application/problem+json; version=1; charset='windows-1252'", 'windows-1252'],
  ])('%s is read in it, and that JSON ought to be UTF-8 is told', async (type, name) => {
    expect(await read(latin, { type })).toMatchObject({
      text: '{"berth":"Grüße"}',
      charset: { name, from: 'declared' },
      isWideJson: true,
    })
  })

  it('that is no JSON need not be UTF-8', async () => {
    expect(await read(latin, { type: 'text/plain; charset=latin1' })).toMatchObject({ isWideJson: false })
  })

  const wide = Buffer.from('{"a":"ü"}', 'utf16le')
  it.each([
    ['utf-16le', wide],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
    ['utf-16be', Buffer.from(wide).swap16()],
  ])('%s is read, with its byte order mark or without', async (charset, bytes) => {
    expect((await read(bytes, { type: `text/plain; charset=${charset}` }))?.text).toBe('{"a":"ü"}')
  })

  it('of seven bits, or with letters of Japan, is read too', async () => {
    const shiftJis = Uint8Array.from([0x93, 0xfa, 0x96, 0x7b])
    expect((await read(shiftJis, { type: 'text/plain; charset=Shift_JIS' }))?.text).toBe('日本')
    const iso2022 = '\u001b$BF|K\\\u001b(B'
    const one = delivery(iso2022, { type: 'text/plain; charset=iso-2022-jp' })
    expect(isPlain(one)).toBe(false)
    expect((await readDelivery(one))?.text).toBe('日本')
  })

  it('that nobody knows is named; what is UTF-8 all the same is shown', async () => {
    const type = 'text/plain; charset=utf-7'
    expect(await read('abc', { type })).toMatchObject({ text: 'abc', unknown: 'utf-7' })
    expect(await read(latin, { type })).toMatchObject({ text: null, unknown: 'utf-7' })
  })

  it('that is declared, and that the bytes are not, is named', async () => {
    expect(await read(latin, { type: 'application/json; charset=utf-8' })).toMatchObject({
      text: null,
      notIn: 'utf-8',
    })
    expect(await read(Uint8Array.of(0x80, 0xff), { type: 'text/plain; charset=euc-kr' })).toMatchObject({
      text: null,
      notIn: 'euc-kr',
    })
  })

  it('that nobody declares is UTF-8, or what a byte order mark says; or else what the operator chooses', async () => {
    expect(await read(latin, { type: null })).toMatchObject({ text: null, charset: null, notIn: null })
    expect(await read(latin, { type: null }, 'windows-1252')).toMatchObject({
      text: '{"berth":"Grüße"}',
      charset: { name: 'windows-1252', from: 'chosen' },
    })
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), wide])
    expect(await read(marked, { type: null })).toMatchObject({
      text: '{"a":"ü"}',
      charset: { name: 'utf-16le', from: 'mark' },
    })
  })

  it('inside a coding is read after that is undone', async () => {
    const part = { coding: 'gzip', type: 'application/json; charset=ISO-8859-1' }
    expect((await read(gzipSync(latin), part))?.text).toBe('{"berth":"Grüße"}')
  })
})

describe('the text of a delivery', () => {
  it('is the same wherever it is used', async () => {
    const gzipped = { ...delivery(gzipSync(JSON_TEXT), { coding: 'gzip' }), bodyHash: 'one' }
    expect(await textOf(gzipped)).toBe(JSON_TEXT)
    expect(await textOf(gzipped)).toBe(JSON_TEXT)
    // A hash that came in a file may be anything.
    const other = delivery(gzipSync('other'), { coding: 'gzip' })
    expect(await textOf({ ...other, bodyHash: 'one' })).toBe('other')
    expect(await textOf({ ...delivery('{}'), bodyHash: 'two' })).toBe('{}')
    expect(await textOf({ ...delivery(Uint8Array.of(0xff, 0x00)), bodyHash: 'three' })).toBeNull()
  })

  it('is plain where it is UTF-8 and says nothing else; a text with NULs is doubtful', () => {
    expect(isPlain(delivery('{}'))).toBe(true)
    expect(isPlain(delivery('{}', { type: 'application/json; charset=UTF-8' }))).toBe(true)
    expect(isPlain(delivery('{}', { coding: 'identity' }))).toBe(true)
    expect(isPlain(delivery('{\0}\0'))).toBe(false)
  })
})
