import { describe, expect, it } from 'vitest'
import { contentBytes, readContent } from './content'
import { hexRow } from './hex-view'

const text = (text: string, contentType: string | null = null) =>
  readContent({ encoding: 'utf8', text, contentType })

describe('a content', () => {
  it.each([
    ['{"a":1}', null],
    ['\ufeff [1]', 'text/plain'],
    ['42', 'application/json; charset=utf-8'],
    ['"x"', 'application/problem+json'],
  ])('%j of type %s is shown as a tree', (body, type) => {
    expect(text(body, type).views).toEqual(['tree', 'text', 'hex'])
  })

  it.each([
    ['42', 'text/plain'],
    ['{"a":', 'application/json'],
    ['<p>hello</p>', 'text/html'],
  ])('%j of type %s is shown as text', (body, type) => {
    expect(text(body, type)).toMatchObject({ views: ['text', 'hex'], json: null })
  })

  it.each([
    ['<p>hello</p>', null],
    ['hello', 'text/html'],
    ['<?xml version="1.0"?>', 'text/plain'],
  ])('%j of type %s is known as markup', (body, type) => {
    expect(text(body, type).isMarkup).toBe(true)
  })

  it('that is no text comes back byte for byte, and is shown in hexadecimal', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, at) => at)
    const content = {
      encoding: 'base64' as const,
      text: Buffer.from(bytes).toString('base64'),
      contentType: null,
    }
    expect(readContent(content).views).toEqual(['hex'])
    expect(contentBytes(content)).toEqual(bytes)
    expect(hexRow(bytes, 4)).toEqual({
      offset: '000040',
      hex: '40 41 42 43 44 45 46 47  48 49 4a 4b 4c 4d 4e 4f',
      ascii: '@ABCDEFGHIJKLMNO',
    })
    expect(hexRow(bytes, 18)).toMatchObject({
      hex: expect.stringMatching(/^20 21 22/),
      ascii: ' !"#$%&\'()*+',
    })
  })

  it('keeps a byte order mark', () => {
    expect([...contentBytes({ encoding: 'utf8', text: '\ufeffa' })]).toEqual([0xef, 0xbb, 0xbf, 0x61])
  })
})
